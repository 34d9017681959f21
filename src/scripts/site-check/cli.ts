// `cargo xtask doctor URL`, run by Node: prints the findings.
import { check } from './checks';
import { ADVICE, FAULT, NOTHING_FOUND, foundWithFaults } from './texts';

declare const process: { argv: string[]; stdout: { write(text: string): void }; stderr: { isTTY?: boolean; write(text: string): void }; exitCode: number };

async function main(): Promise<void> {
  const root = (process.argv[2] || '').replace(/(index\.html)?([?#].*)?$/, '').replace(/([^/])$/, '$1/');
  // Progress is only shown on a terminal, not in a log.
  const showStep = (words: string): void => {
    if (process.stderr.isTTY) process.stderr.write('\r\u001b[K' + words);
  };
  const findings = await check(root, showStep);
  showStep('');
  findings.forEach(function ({ code, isFault, what, remedy }) {
    process.stdout.write((isFault ? FAULT : ADVICE) + code + '  ' + what + '\n');
    remedy.forEach((line) => process.stdout.write('        ' + line + '\n'));
  });
  const faults = findings.filter(({ isFault }) => isFault).length;
  process.stdout.write(findings.length ? foundWithFaults(findings.length, faults) + '\n' : NOTHING_FOUND + '\n');
  process.exitCode = faults ? 1 : 0;
}

main();
