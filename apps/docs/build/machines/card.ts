import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { type Node, Renderer } from '@takumi-rs/wasm/node';
import type { Reference } from '../model/reference.ts';
import type { Language } from '../site.ts';

/** The name of the file, in the folder of its edition. */
export const cardFile = 'card.png';

/** The size that social networks crop the least. */
export const cardSize = { width: 1200, height: 630 };

const ground = '#10151c';
const text = '#e4e9f0';
const muted = '#a3afbf';
const accent = '#7fb4ff';

/**
 * The picture that a chat program or a social network shows beside a link to the site, as PNG.
 *
 * Drawn by WebAssembly with a font from npm, so the bytes are the same on every machine.
 */
export async function drawCard(language: Language, { title, summary, operations }: Reference): Promise<Uint8Array> {
  const renderer = new Renderer();
  try {
    for (const weight of [400, 700]) {
      for (const script of ['latin', 'japanese']) await renderer.registerFont(await font(script, weight));
    }
    return await renderer.render(card(title, summary, operations), { ...cardSize, format: 'png', lang: language });
  } finally {
    renderer.free();
  }
}

async function font(script: string, weight: number) {
  const path = fileURLToPath(
    import.meta.resolve(`@fontsource/biz-udpgothic/files/biz-udpgothic-${script}-${weight}-normal.woff2`),
  );
  return { name: `BIZ UDPGothic ${script}`, data: await readFile(path), weight };
}

/** As many operations as there is room for. */
const shown = 2;

function card(title: string, summary: string, operations: Reference['operations']): Node {
  return box(
    {
      width: '100%',
      height: '100%',
      flexDirection: 'column',
      justifyContent: 'space-between',
      padding: 80,
      backgroundColor: ground,
      borderLeft: `24px solid ${accent}`,
    },
    words(title, { fontSize: 56, fontWeight: 700, color: text, lineHeight: 1.3 }),
    box(
      { flexDirection: 'column', gap: 20 },
      ...operations
        .slice(0, shown)
        .map(({ method, path }) =>
          box(
            { alignItems: 'center', gap: 28, fontSize: 44, fontWeight: 700 },
            words(method, { color: ground, backgroundColor: accent, borderRadius: 12, padding: '10px 24px' }),
            words(path, { color: accent }),
          ),
        ),
    ),
    words(summary, { fontSize: 30, color: muted, textWrap: 'balance', lineHeight: 1.5 }),
  );
}

type Style = NonNullable<Node['style']>;

function box(style: Style, ...children: Node[]): Node {
  return { type: 'container', style: { display: 'flex', ...style }, children };
}

function words(content: string, style: Style): Node {
  return { type: 'text', text: content, style };
}
