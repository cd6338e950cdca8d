import { conditionsOn } from '../cases/conditions.ts';
import { Random } from '../cases/random.ts';
import { sampleQuery } from '../cases/sample-queries.ts';
import { type ListQuery, parametersFor } from '../model/list-query.ts';
import { encode, queryOf, rotated } from '../model/parameters.ts';
import { pageIn } from '../target/page.ts';
import type { CheckEnvironment } from './support/environment.ts';
import { expectItems } from './support/expectations.ts';
import { listRelation } from './support/relation.ts';

export const queryEncoding = listRelation(
  'query-encoding',
  'Neither the encoding of characters nor the order of different parameters changes the response.',
  async (environment) => {
    const { list, survey, target, reader, seed } = environment;
    const random = new Random(seed, 'encodings');
    for (let count = 0; count < 4; count += 1) {
      const spaced = count % 2 === 0 ? random.pick(queriesWithSpaces(environment)) : undefined;
      const parameters = reader.withLimit(
        parametersFor(list, spaced ?? sampleQuery(list, survey, random)),
        Math.min(20, reader.largest),
      );
      const expected = await reader.page(parameters);
      const encodings = [
        parameters.map(([name, value]) => `${encode(name)}=${percentEncoded(value)}`).join('&'),
        queryOf(rotated(parameters, 1)),
        queryOf(rotated(parameters, 2)),
        // As HTML forms encode it: a space is a plus sign.
        new URLSearchParams(parameters.map(([name, value]) => [name, value])).toString(),
      ];
      for (const encoding of encodings) {
        const response = await target.send(encoding);
        const items = pageIn(response, list)?.items ?? [];
        expectItems(environment, expected.items, items, [expected.response, response]);
      }
    }
  },
);

/** Queries by a value that contains a space, which a query may write as a plus sign. */
function queriesWithSpaces({ list, survey }: CheckEnvironment): ListQuery[] {
  return survey.contexts.flatMap((context) =>
    context.items.flatMap((item) =>
      conditionsOn(list, context, item)
        .filter(({ operands }) => operands.some((operand) => /\S \S/.test(operand)))
        .map((condition): ListQuery => ({ context, conditions: [condition] })),
    ),
  );
}

/** A text with every byte percent-encoded. */
function percentEncoded(text: string): string {
  return [...Buffer.from(text)].map((byte) => `%${byte.toString(16).padStart(2, '0')}`).join('');
}
