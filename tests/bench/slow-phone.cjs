// Measures a Chromium of 2020 on an emulated slow phone and network: time until the text is visible, and until the
// wizard accepts answers.
//
// node slow-phone.cjs CHROMIUM RUNS URL... prints one JSON object per URL: the medians, in milliseconds.
'use strict';

const puppeteer = require('puppeteer-core');

const ARGUMENTS = ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage', '--single-process', '--no-zygote'];
const SLOWDOWN = 4;
const NETWORK = { offline: false, latency: 400, downloadThroughput: 400_000 / 8, uploadThroughput: 400_000 / 8 };
const PATIENCE = 60_000;

const median = (list) => list.sort((a, b) => a - b)[list.length >> 1];

/**
 * Runs in the page: records when the largest text was painted, when the first answer button appeared, and when the
 * engine had started.
 */
function watch() {
  window.seen = {};
  new PerformanceObserver((list) => {
    // Keeps the largest entry, since this engine drops the entry of an element that the app has replaced.
    list.getEntries().forEach((entry) => {
      if (entry.size > (window.seen.size || 0)) Object.assign(window.seen, { size: entry.size, text: entry.renderTime || entry.startTime });
    });
  }).observe({ type: 'largest-contentful-paint', buffered: true });
  const look = () => {
    const isAsked = document.querySelector('main [data-wish], main [data-answer]');
    if (isAsked) window.seen.answers = window.seen.answers || performance.now();
    if (isAsked && document.documentElement.dataset.app === 'running') window.seen.app = performance.now();
    else requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}

async function measure(executablePath, url) {
  const browser = await puppeteer.launch({ executablePath, headless: true, args: ARGUMENTS });
  try {
    const page = await browser.newPage();
    await page.setViewport({ width: 360, height: 740, deviceScaleFactor: 2, isMobile: true, hasTouch: true });
    const client = await page.target().createCDPSession();
    await client.send('Network.enable');
    await client.send('Network.emulateNetworkConditions', NETWORK);
    await client.send('Emulation.setCPUThrottlingRate', { rate: SLOWDOWN });
    let bytes = 0;
    client.on('Network.loadingFinished', (event) => (bytes += event.encodedDataLength));
    await page.evaluateOnNewDocument(watch);
    await page.goto(url, { waitUntil: 'load', timeout: PATIENCE });
    // On wizard pages the app must have started too.
    await page.waitForFunction(/wizard/.test(url) ? 'window.seen.app && window.seen.text' : 'window.seen.text', { timeout: PATIENCE });
    const seen = await page.evaluate('window.seen');
    return { text: seen.text, answers: seen.answers || 0, app: seen.app || 0, bytes };
  } finally {
    await browser.close();
  }
}

async function main() {
  const [executablePath, runs, ...urls] = process.argv.slice(2);
  for (const url of urls) {
    const all = [];
    for (let run = 0; run < Number(runs); run++) all.push(await measure(executablePath, url));
    const middle = (name) => median(all.map((seen) => seen[name]));
    console.log(JSON.stringify({ text: middle('text'), answers: middle('answers'), app: middle('app'), bytes: middle('bytes') }));
  }
}

main().catch((error) => {
  process.stderr.write(String(error) + '\n');
  process.exit(1);
});
