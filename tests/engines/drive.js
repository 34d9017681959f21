// Drives a Chromium of 2020 that has no WebDriver: reads commands from standard input, one JSON object per line, and
// answers each with a line of JSON, `{"value": …}` or `{"error": "…"}`.
//
//     node drive.js CHROMIUM
//
// Commands: {"name": "go", "to": ADDRESS}, {"name": "value", "of": EXPRESSION}, {"name": "click", "on": XPATH},
// {"name": "type", "into": XPATH, "words": WORDS}, {"name": "version"}, and {"name": "complaints"} for the errors and
// warnings of the console and the page. Closes the browser at the end of the input.
'use strict';

const readline = require('readline');
const puppeteer = require('puppeteer-core');

const ARGUMENTS = [
  // Tests often run as root, where Chromium's sandbox does not work.
  '--no-sandbox',
  '--disable-gpu',
  '--disable-dev-shm-usage',
  // This build is made for environments with a single process.
  '--single-process',
  '--no-zygote',
  '--lang=zh-CN',
];

async function open(executablePath) {
  const browser = await puppeteer.launch({ executablePath, headless: true, args: ARGUMENTS });
  const page = await browser.newPage();
  const complaints = [];
  page.on('pageerror', (error) => complaints.push(String(error)));
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) complaints.push(message.text());
  });

  async function element(path) {
    const [found] = await page.$x(path);
    if (!found) throw new Error('no element ' + path);
    return found;
  }

  return {
    browser,
    commands: {
      version: () => browser.version(),
      go: async (command) => void (await page.goto(command.to, { waitUntil: 'load' })),
      value: (command) => page.evaluate(command.of),
      click: async (command) => (await element(command.on)).click(),
      type: async (command) => (await element(command.into)).type(command.words),
      complaints: () => complaints,
    },
  };
}

async function main() {
  const { browser, commands } = await open(process.argv[2]);
  for await (const line of readline.createInterface({ input: process.stdin })) {
    const command = JSON.parse(line);
    let answer;
    try {
      answer = { value: (await commands[command.name](command)) ?? null };
    } catch (error) {
      answer = { error: String(error) };
    }
    process.stdout.write(JSON.stringify(answer) + '\n');
  }
  await browser.close();
}

main().catch((error) => {
  process.stderr.write(String(error) + '\n');
  process.exit(1);
});
