// The training-funds calculator: computes sums from a payroll. Shares and sentences are part of the page.
import { Name } from '../contract';
import { NO_PAYROLL, PAYROLL_NO_NUMBER, payrollTooLarge } from './texts';

/** In yuan: more than any payroll, and small enough for exact arithmetic. */
const LARGEST_PAYROLL = 1e12;

/** Connects the calculator form. */
export function computeFunds(form: HTMLElement): void {
  const field = form.querySelector('input');
  const problem = form.querySelector('.problem');
  const sums = form.querySelector('.funds__sums');
  const lines = form.querySelector('template');
  if (!field || !problem || !sums || !lines) return;
  const [least = 0, most = 0, frontline = 0] = (form.getAttribute(Name.DATA_SHARES) || '').split(' ').map(Number);
  form.addEventListener('submit', function (event) {
    event.preventDefault();
    const payroll = readPayroll(field.value);
    sums.textContent = '';
    problem.textContent = typeof payroll === 'string' ? payroll : '';
    if (typeof payroll === 'string') return;
    const ends = [share(payroll * 100, least), share(payroll * 100, most)];
    const reckoned = ends.concat(ends.map((funds) => share(funds, frontline)));
    const said = lines.content.cloneNode(true) as DocumentFragment;
    said.querySelectorAll(`[${Name.DATA_FEN}]`).forEach(function (place) {
      place.textContent = yuan(reckoned[Number(place.getAttribute(Name.DATA_FEN))] || 0);
    });
    sums.append(said);
  });
}

/** Parses whole yuan, with or without commas; returns an error message if invalid. */
export function readPayroll(typed: string): number | string {
  const digits = typed
    .replace(/[\s,，]/g, '')
    .replace(/[０-９]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) - 0xfee0));
  if (!digits) return NO_PAYROLL;
  if (!/^[0-9]+$/.test(digits)) return PAYROLL_NO_NUMBER;
  return Number(digits) > LARGEST_PAYROLL ? payrollTooLarge(LARGEST_PAYROLL) : Number(digits);
}

/** A share in thousandths of a sum in fen, rounded up, because it is a legal minimum. */
export function share(fen: number, thousandths: number): number {
  // In two parts, to stay within the exact range of numbers.
  const rest = fen % 1000;
  return ((fen - rest) / 1000) * thousandths + Math.ceil((rest * thousandths) / 1000);
}

/** Formats `1234.50元`, omitting zero decimals; from 万 on `15万元`, if two decimals suffice. */
export function yuan(fen: number): string {
  const [inWan, rest] = [1e6, fen % 100];
  if (fen >= inWan && fen % 1e4 === 0) return fen / inWan + '万元';
  return (fen - rest) / 100 + (rest ? '.' + String(rest).padStart(2, '0') : '') + '元';
}
