/** The first sentence of a Markdown text. */
export function firstSentence(markdown: string): string {
  const [line = ''] = markdown.trim().split('\n');
  return /^.*?(?:。|[.!?](?=\s|$))/.exec(line)?.[0] ?? line;
}
