/** The colors and fonts of our pictures, for a light and a dark background. */
const style = `
text { font: 13px system-ui, sans-serif; fill: #1f2328; }
.title { font-size: 16px; font-weight: 600; }
.strong { font-weight: 600; }
.caption { font-size: 11px; }
.muted { fill: #59636e; }
.background { fill: #ffffff; }
.box { fill: #f6f8fa; stroke: #d1d9e0; }
.source { fill: #ddf4ff; stroke: #0969da; }
.bar { fill: #afb8c1; }
.ours { fill: #0969da; }
.more { fill: #80ccff; }
.line { fill: none; stroke: #59636e; }
.arrow { fill: #59636e; }
.code { font: 13px ui-monospace, SFMono-Regular, Menlo, Consolas, monospace; white-space: pre; }
@media (prefers-color-scheme: dark) {
  text { fill: #f0f6fc; }
  .muted { fill: #9198a1; }
  .background { fill: #0d1117; }
  .box { fill: #151b23; stroke: #3d444d; }
  .source { fill: #0c2d4f; stroke: #4493f8; }
  .bar { fill: #656c76; }
  .ours { fill: #4493f8; }
  .more { fill: #1158c7; }
  .line { stroke: #9198a1; }
  .arrow { fill: #9198a1; }
}`;

/** The size of a picture, in pixels. */
export interface Size {
  readonly width: number;
  readonly height: number;
}

/**
 * A picture that is light or dark as its reader's system is.
 *
 * @param title What a screen reader says if the picture is opened alone. In a page, it says the alternative text.
 * @param more Styles of this picture alone.
 */
export function svg(title: string, { width, height }: Size, parts: readonly string[], more = ''): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img">
<title>${escaped(title)}</title>
<style>${style}${more}
</style>
<rect class="background" width="${width}" height="${height}" rx="6"/>
${parts.join('\n')}
</svg>
`;
}

/** A line of text, whose base line is at y. */
export function textAt(x: number, y: number, content: string, name = ''): string {
  return `<text x="${x}" y="${y}"${name && ` class="${name}"`}>${escaped(content)}</text>`;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
