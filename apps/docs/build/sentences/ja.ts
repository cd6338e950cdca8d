import type {
  Additional,
  ComparisonOperator,
  Filter,
  Invariant,
  Link,
  ListDescriptor,
  Operator,
  OrderRule,
  PageRule,
  RangeOperator,
  SortDirection,
  ValueType,
} from '@conoha-images/document';
import { code, codes, exampleOrder, nameOf } from './names.ts';
import type { Behavior, Sentences } from './wording.ts';

/** Each stands before a noun. */
const comparisons: Readonly<Record<Operator, string>> = {
  eq: '値と等しい',
  neq: '値と異なる',
  gt: '値より大きい',
  gte: '値以上の',
  lt: '値より小さい',
  lte: '値以下の',
  in: 'カンマ区切りの値のいずれかと等しい',
  contains: '値を要素に含む',
};

const timeComparisons: Readonly<Record<RangeOperator, string>> = {
  gt: '値より後の',
  gte: '値以後の',
  lt: '値より前の',
  lte: '値以前の',
};

function beforeNoun(operator: Operator, type: ValueType): string {
  return (type === 'date-time' ? { ...comparisons, ...timeComparisons } : comparisons)[operator];
}

function comparison(operator: Operator, type: ValueType): string {
  return beforeNoun(operator, type).replace(/の$/, '');
}

const directions: Readonly<Record<SortDirection, string>> = { asc: '昇順', desc: '降順' };

const numbers = new Intl.NumberFormat('ja');

export const japanese: Sentences = {
  comparison,
  filter,
  other: ({ reason }) => [`項目のプロパティとは比較しません。${reason}`],
  list: (list: ListDescriptor): Behavior[] =>
    [
      { part: 'page' as const, title: 'ページ分割', sentences: pages(list) },
      { part: 'item' as const, title: '項目', sentences: (list.invariants ?? []).map(invariant) },
      { part: 'order' as const, title: '並べ替え', sentences: list.order ? order(list.order) : [] },
      { part: 'filter' as const, title: 'フィルター', sentences: filters(list) },
    ].filter(({ sentences }) => sentences.length > 0),
};

function pages({ items, key, page }: ListDescriptor): string[] {
  return [
    `1 回のレスポンスで 1 ページ分が返ります。項目は ${code(nameOf(items))} に入ります。`,
    ...sizes(page),
    `${code(page.marker)} に項目の ${code(nameOf(key))} を指定すると、その次の項目から返ります。その項目がフィルターに一致している必要はありません。`,
    `その ${code(nameOf(key))} の項目がない場合は ${page.unknownMarker ?? 400}、閲覧できない場合は 403 が返ります。`,
    ...(page.offset === undefined
      ? []
      : [
          `${code(page.offset)} を指定すると、その件数の項目を飛ばします。${code(page.marker)} があれば、その次から数えます。`,
        ]),
    ...(page.next
      ? [`${link(page.next)}が次のページを示します。${absence(page.next)}までたどると、すべて取得できます。`]
      : []),
    ...(page.first ? [`${link(page.first)}が最初のページを示します。`] : []),
  ];
}

function sizes({ limit, default: size, maximum, minimumLimit, maximumLimit }: PageRule): string[] {
  return [
    size === undefined
      ? `${code(limit)} は 1 ページの最大件数です。`
      : `${code(limit)} は 1 ページの最大件数です。省略すると ${numbers.format(size)} 件までです。`,
    ...(maximum === undefined
      ? []
      : [
          `1 ページは最大 ${numbers.format(maximum)} 件です。${code(limit)} がこれを超える場合は、この件数になります。`,
        ]),
    ...(minimumLimit === undefined ? [] : [`${code(limit)} が ${minimumLimit} より小さい場合は 400 が返ります。`]),
    ...(minimumLimit === 0 ? [`${code(`${limit}=0`)} の場合、ページは空で、次のページもありません。`] : []),
    ...(maximumLimit === undefined
      ? []
      : [`${code(limit)} が ${numbers.format(maximumLimit)} より大きい場合は 400 が返ります。`]),
  ];
}

function link({ pointer, rel, absolute }: Link): string {
  const form = absolute ? '（ホストを含む URL）' : '（ホストを含まないパス）';
  return rel === undefined
    ? `${code(nameOf(pointer))}${form}`
    : `${code(nameOf(pointer))} のうち ${code('rel')} が ${code(rel)} の要素の ${code('href')}${form}`;
}

function absence({ pointer, rel, absence }: Link): string {
  if (absence === 'null') return `${code(nameOf(pointer))} が null になる`;
  if (absence === 'empty array') return `${code(nameOf(pointer))} が空になる`;
  return rel === undefined ? `${code(nameOf(pointer))} がなくなる` : 'その要素がなくなる';
}

function order(rule: OrderRule): string[] {
  const { by, key, direction, repeated, keys, defaultDirection, ties } = rule;
  const terms = rule.default.map((term) => `${code(term.key)} の${directions[term.direction]}`);
  return [
    ...(terms.length > 0 ? [`並び順を指定しない場合は、${terms.join('、')}に並びます。`] : []),
    ...(key === undefined
      ? []
      : [
          `${code(key)} でソートキーを${direction === undefined ? '' : `、${code(direction)} で並び順（${code('asc')}・${code('desc')}）を`}指定します。${repeated ? '繰り返して複数指定できます。並び順は、1 つだけ指定してすべてに適用するか、ソートキーと同じ数だけ指定します。' : ''}`,
        ]),
    ...(by === undefined
      ? []
      : [
          `${code(by)} では、ソートキーと並び順を ${code(exampleOrder(keys))} のように指定します。${key === undefined ? '' : `${codes([key, ...(direction === undefined ? [] : [direction])], '・')} とは併用できません。`}`,
        ]),
    `並び順を省略したソートキーは${directions[defaultDirection]}になります。`,
    `ソートキーは ${codes(
      keys.map(({ name }) => name),
      '・',
    )} です。`,
    `値が同じ場合は ${codes(
      ties.map(({ property }) => nameOf(property)),
      '、',
    )} の順に比較します。その向きは、リクエストの並び順が 1 つだけならそれと同じで、ほかの場合は${directions[defaultDirection]}です。順序はこれで必ず 1 つに決まります。`,
    ...(keys.some(({ nullable }) => nullable)
      ? ['null または存在しない値は最小とみなします。昇順では先頭、降順では末尾です。']
      : []),
  ];
}

function filters({ filters, additional }: ListDescriptor): string[] {
  const repeated = filters.filter((filter) => filter.repeated).map(({ parameter }) => parameter);
  return [
    ...(filters.length > 1 ? ['複数のフィルターを指定すると、すべてに一致する項目だけが返ります。'] : []),
    ...(repeated.length > 0
      ? [
          `${codes(repeated, '・')} は繰り返すことができ、すべての値に一致する項目だけが返ります。ほかのフィルターを繰り返した場合は、最後の値だけが使われます。`,
        ]
      : []),
    ...(filters.some(({ nullable }) => nullable)
      ? ['値が null または存在しないプロパティは、どの値にも一致しません（すべての項目に一致する値を除きます）。']
      : []),
    ...(additional ? others(additional) : []),
  ];
}

function others({ suffixes = {}, except = [] }: Additional): string[] {
  const ranges = Object.entries(suffixes).map(
    ([suffix, operator]) => `${code(suffix)}（${comparison(operator, 'number')}）`,
  );
  return [
    '**パラメータ名を間違えてもエラーになりません。** このリファレンスにない名前は、同じ名前のプロパティと比較されます。そのため、通常は空の一覧が 200 で返ります。',
    ...(ranges.length > 0
      ? [`数値のプロパティは、名前に次の接尾辞を付けると範囲で絞り込めます：${ranges.join('、')}。`]
      : []),
    ...(except.length > 0 ? [`${codes(except, '・')} という名前のパラメータは、どの項目にも一致しません。`] : []),
  ];
}

const invariants: Readonly<Record<ComparisonOperator, string>> = {
  eq: 'と等しい値です',
  neq: 'と異なる値です',
  gt: 'より大きい値です',
  gte: '以上です',
  lt: 'より小さい値です',
  lte: '以下です',
};

const timeInvariants: Readonly<Record<ComparisonOperator, string>> = {
  ...invariants,
  gt: 'より後です',
  gte: '以後です',
  lt: 'より前です',
  lte: '以前です',
};

function invariant({ property, operator, other, type, nullable }: Invariant): string {
  const [name, otherName] = [code(nameOf(property)), code(nameOf(other))];
  const words = (type === 'date-time' ? timeInvariants : invariants)[operator];
  return `${nullable ? '両方の値がある項目では、' : 'どの項目でも、'}${name} は ${otherName} ${words}。`;
}

function filter(filter: Filter): string[] {
  const {
    property,
    type,
    operators: [first, ...rest],
  } = filter;
  return [
    `${code(nameOf(property))} が${beforeNoun(first, type)}項目を返します。`,
    ...(filter.prefixed && rest.length > 0
      ? [
          `値の前に演算子とコロンを付けられます：${codes(
            filter.operators.map((operator) => `${operator}:`),
            '・',
          )}。`,
        ]
      : []),
    ...values(filter),
  ];
}

function values(filter: Filter): string[] {
  const { wildcard, open, ignoreCase, repeated, joined, required, exclusive } = filter;
  return [
    ...(required ? ['指定しないと 400 が返ります。'] : []),
    ...(filter.default === undefined ? [] : [`省略すると ${code(filter.default)} とみなされます。`]),
    ...(wildcard === undefined ? [] : [`${code(wildcard)} はすべての項目に一致します。`]),
    ...(open ? ['上記以外の値を指定してもエラーにはならず、そのまま比較されます。'] : []),
    ...(filter.values !== undefined && !open ? ['上記以外の値を指定すると 400 が返ります。'] : []),
    ...(ignoreCase ? ['大文字と小文字は区別されません。'] : []),
    ...(repeated
      ? [
          joined
            ? '複数の値はカンマで区切ります。すべての値に一致する項目だけが返ります。'
            : '繰り返すことができます。すべての値に一致する項目だけが返ります。',
        ]
      : []),
    ...(exclusive ? [`${codes(exclusive, '・')} の項目は、所有者だけに表示されます。`] : []),
  ];
}
