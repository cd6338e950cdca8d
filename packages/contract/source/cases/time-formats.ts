import type { Filter, Operator } from '@conoha-images/document';
import { type Condition, condition, withOperandAs } from '../model/condition.ts';
import { timeOf } from '../model/time.ts';
import { valueNamed } from '../model/value.ts';

/** An instant in microseconds, and a text that stands for it. */
type Format = (microseconds: number) => { readonly instant: number; readonly text: string };

/** An offset in minutes. */
function withOffset(offset: number): Format {
  return (instant) => ({ instant, text: timeOf(instant, offset).replace(/Z$/, '+00:00') });
}

/** Other ways to write an instant, by kind. */
const formats: readonly (readonly Format[])[] = [
  // With an offset: zero, west, east and far away; and with a part of an hour.
  [0, -300, 540, 720, -720].map(withOffset),
  [330, -210, 345].map(withOffset),
  // Without one.
  [(instant) => ({ instant, text: timeOf(instant).replace(/Z$/, '') })],
  // With zeros.
  [(instant) => ({ instant, text: timeOf(instant).replace(/(\.\d+)?Z$/, (_, fraction = '.') => `${fraction}0Z`) })],
  [
    (instant) => ({
      instant,
      text: timeOf(instant).replace(/(\.\d+)?Z$/, (_, fraction = '.000000') => `${fraction}Z`),
    }),
  ],
  // Cut after the minute or the day, which changes the bound of a range.
  [cutTo(60_000_000, 'YYYY-MM-DDThh:mm')],
  [cutTo(86_400_000_000, 'YYYY-MM-DD')],
];

/** The beginning of an instant's minute or day, without what follows it. @param unit In microseconds. */
function cutTo(unit: number, form: string): Format {
  return (microseconds) => {
    const instant = Math.floor(microseconds / unit) * unit;
    return { instant, text: timeOf(instant).slice(0, form.length) };
  };
}

/** Conditions on times, by the way a time is written. */
export function timeFormats(filter: Filter, operator: Operator, times: readonly string[]): Condition[][] {
  return formats.map((kind) =>
    times.flatMap((time) =>
      kind.map((format) => {
        const { instant, text } = format(Number(valueNamed(time, 'date-time')));
        const operand = timeOf(instant);
        return withOperandAs(condition(filter, operator, operand), operand, text);
      }),
    ),
  );
}
