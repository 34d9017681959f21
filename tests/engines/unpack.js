// Unpacks the Chromium of 2020 and its libraries.
//
//     node unpack.js PACKAGE/bin FOLDER
'use strict';

const fs = require('fs');
const path = require('path');
const { pipeline } = require('stream/promises');
const { createBrotliDecompress } = require('zlib');
const tar = require('tar-fs');

const [, , from, to] = process.argv;

function unpack(name, target) {
  return pipeline(fs.createReadStream(path.join(from, name)), createBrotliDecompress(), target);
}

Promise.all([
  unpack('chromium.br', fs.createWriteStream(path.join(to, 'chromium'), { mode: 0o755 })),
  unpack('aws.tar.br', tar.extract(to, { chown: false })),
]).catch((error) => {
  process.stderr.write(String(error) + '\n');
  process.exit(1);
});
