/** What a step can tell the runner: https://docs.github.com/actions/reference/workflows-and-actions/workflow-commands */

export interface Annotation {
  readonly level: string;
  readonly properties: Readonly<Record<string, string>>;
  readonly message: string;
}

/** The names and values in the file of GITHUB_OUTPUT or GITHUB_ENV. @throws If the file is invalid. */
export function valuesOf(text: string): Record<string, string> {
  const values: Record<string, string> = {};
  const lines = text.split('\n');
  for (let line = lines.shift(); line !== undefined; line = lines.shift()) {
    if (line === '') continue;
    const [, name = '', delimiter] = /^(.*?)<<(.*)$/.exec(line) ?? [];
    if (delimiter !== undefined && !name.includes('=')) {
      const end = lines.indexOf(delimiter);
      if (end < 0) throw new Error(`The delimiter ${delimiter} of ${name} is missing.`);
      values[name] = lines
        .splice(0, end + 1)
        .slice(0, -1)
        .join('\n');
    } else {
      const [, key, value] = /^([^=]+)=(.*)$/.exec(line) ?? [];
      if (key === undefined || value === undefined) throw new Error(`Neither NAME=VALUE nor NAME<<DELIMITER: ${line}`);
      values[key] = value;
    }
  }
  return values;
}

/** The annotations in the output of a step. Between stop-commands and its token, a line is only text. */
export function annotationsIn(output: string): Annotation[] {
  const annotations: Annotation[] = [];
  let stopped: string | undefined;
  for (const line of output.split('\n')) {
    // The runner ignores blanks at the start of a command.
    const [, command = '', message = ''] = /^\s*::(.+?)::(.*)$/.exec(line.replace(/\r$/, '')) ?? [];
    if (stopped !== undefined) {
      if (command === stopped) stopped = undefined;
      continue;
    }
    const [level = '', ...rest] = command.split(' ');
    if (level === 'stop-commands') stopped = message;
    if (!['error', 'warning', 'notice'].includes(level)) continue;
    const properties = rest.join(' ').split(',').filter(Boolean);
    annotations.push({
      level,
      properties: Object.fromEntries(properties.map((property) => property.split(/=(.*)/s, 2).map(decoded))),
      message: decoded(message),
    });
  }
  return annotations;
}

function decoded(text: string): string {
  const characters: Record<string, string> = { '%25': '%', '%0D': '\r', '%0A': '\n', '%3A': ':', '%2C': ',' };
  return text.replaceAll(/%(25|0D|0A|3A|2C)/g, (code) => characters[code] ?? code);
}
