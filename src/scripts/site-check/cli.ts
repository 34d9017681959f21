// `cargo xtask doctor URL`, run by Node: prints the findings.
import { check } from './checks';

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
    process.stdout.write((isFault ? '有问题 ' : '建议改 ') + code + '  ' + what + '\n');
    remedy.forEach((line) => process.stdout.write('        ' + line + '\n'));
  });
  const faults = findings.filter(({ isFault }) => isFault).length;
  process.stdout.write(findings.length ? '共' + findings.length + '条，其中有问题的' + faults + '条。\n' : '没有发现问题。\n');
  process.exitCode = faults ? 1 : 0;
}

main();
