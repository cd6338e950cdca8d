import { svg, textAt } from './svg.ts';

/** A part of the chain, and what it is for. */
interface Part {
  readonly name: string;
  readonly purpose: Translated;
}

interface Product extends Part {
  /** Whether it reads the document itself, and not what is generated from it. */
  readonly isDirect?: boolean;
}

interface Translated {
  readonly en: string;
  readonly ja: string;
}

/** The language of a picture. */
export type Language = keyof Translated;

const title: Translated = {
  en: 'One OpenAPI document, and everything made from it',
  ja: '1 つの OpenAPI 文書と、そこから作られるもの',
};

const source: Part = {
  name: 'openapi/image-api.yaml',
  purpose: { en: 'GET /v2/images: facts, written by hand', ja: 'GET /v2/images の仕様（手書き）' },
};

const extensions: Translated = {
  en: 'x-list, x-filter: pages, order, filters',
  ja: 'x-list、x-filter：ページ、順序、フィルター',
};

const generated: Part = {
  name: 'spec',
  purpose: { en: 'types, validators, list descriptor', ja: '型、バリデーター、一覧の動作' },
};

/** The parts that users meet, in the order of the sections of the README. */
const products: readonly Product[] = [
  {
    name: 'client',
    purpose: { en: 'typed: every page, filter and error', ja: '型付きのクライアント：全ページを順に取得' },
  },
  { name: 'reference', purpose: { en: 'with the source of each fact', ja: '記述ごとに根拠を明記' } },
  { name: 'mock', purpose: { en: 'pages, filters and sorts', ja: 'ページ分割、フィルター、並べ替え' } },
  { name: 'contract', purpose: { en: "finds a server's lost pages", ja: 'サーバーの不具合を検出' } },
  {
    name: 'lint',
    purpose: { en: 'of any document with these lists', ja: '一覧を持つ API の文書を検査' },
    isDirect: true,
  },
];

const row = { height: 46, gap: 10 };
const columns = { source: 16, generated: 334, products: 600 };
const widths = { source: 288, generated: 236, products: 284 };
const size = { width: 900, height: 16 + products.length * (row.height + row.gap) - row.gap + 16 };
const middle = size.height / 2;

/** A picture of the way from the document to what users meet. */
export function chain(language: Language): string {
  const box = (x: number, y: number, width: number, height: number, name: string): string =>
    `<rect class="${name}" x="${x}" y="${y}" width="${width}" height="${height}" rx="6"/>`;
  const labels = (x: number, y: number, { name, purpose }: Part): string[] => [
    textAt(x + 12, y + 19, name, 'strong'),
    textAt(x + 12, y + 37, purpose[language], 'muted'),
  ];
  /** An arrow to the right. @param path Leads to 6 pixels before its tip. */
  const arrow = (path: string, x: number, y: number): string[] => [
    `<path class="line" d="${path}"/>`,
    `<path class="arrow" d="M${x} ${y}l-7 -4v8z"/>`,
  ];
  const across = (x1: number, x2: number, y: number): string[] => {
    const bend = (x1 + x2) / 2;
    return arrow(`M${x1} ${middle}C${bend} ${middle} ${bend} ${y} ${x2 - 6} ${y}`, x2, y);
  };
  /** From below the document, past the generated part. */
  const around = (y: number): string[] => {
    const start = columns.source + widths.source / 2;
    const path = `M${start} ${top + 66}V${y - 24}Q${start} ${y} ${start + 24} ${y}H${columns.products - 6}`;
    return arrow(path, columns.products, y);
  };
  const top = middle - 33;
  const generatedTop = middle - row.height / 2;
  const ends = { source: columns.source + widths.source, generated: columns.generated + widths.generated };
  return svg(title[language], size, [
    box(columns.source, top, widths.source, 66, 'source'),
    ...labels(columns.source, top, source),
    textAt(columns.source + 12, top + 55, extensions[language], 'muted'),
    ...across(ends.source, columns.generated, middle),
    box(columns.generated, generatedTop, widths.generated, row.height, 'box'),
    ...labels(columns.generated, generatedTop, generated),
    ...products.flatMap((product, index) => {
      const y = 16 + index * (row.height + row.gap);
      const center = y + row.height / 2;
      return [
        ...(product.isDirect ? around(center) : across(ends.generated, columns.products, center)),
        box(columns.products, y, widths.products, row.height, 'box'),
        ...labels(columns.products, y, product),
      ];
    }),
  ]);
}
