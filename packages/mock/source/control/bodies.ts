import { cutText } from '../cut-text.ts';
import { decodeUtf8, InvalidUtf8 } from '../data/decode-utf-8.ts';
import { kindOf } from '../data/kind-of.ts';
import { parseJson, withoutByteOrderMark } from '../data/parse-json.ts';
import { BodyTooLargeError, type MockRequest } from '../http/messages.ts';
import { ControlError } from './control-error.ts';

/** The body of a request that adds a scenario. */
interface ScenarioBody {
  readonly name: string;
  readonly parameters?: Readonly<Record<string, number>>;
}

/**
 * The body of a request, which must be a JSON object, whatever its `Content-Type`.
 *
 * @throws {ControlError} if it is not a JSON object in UTF-8, or has more than 64 MiB.
 */
export async function readJson(request: MockRequest): Promise<object> {
  const text = await readText(request);
  const value = parse(text);
  if (kindOf(value) === 'object') return value as object;
  throw new ControlError(400, `The body must be a JSON object; given: ${text === '' ? 'nothing' : kindOf(value)}.`);
}

async function readText(request: MockRequest): Promise<string> {
  try {
    const body = await (await request.webRequest())?.arrayBuffer();
    return withoutByteOrderMark(decodeUtf8(new Uint8Array(body ?? [])));
  } catch (error) {
    if (error instanceof BodyTooLargeError) throw new ControlError(413, error.message);
    if (error instanceof InvalidUtf8) throw new ControlError(400, `The body must be UTF-8; given: ${error.place}.`);
    throw new ControlError(400, 'The body must be complete; given: a part of it.');
  }
}

function parse(text: string): unknown {
  if (text === '') return undefined;
  try {
    return parseJson(text);
  } catch (error) {
    throw new ControlError(400, `The body must be JSON: ${(error as Error).message}.`);
  }
}

const names = ['name', 'parameters'];

/** @throws {ControlError} if the body has another shape. Whether the scenario exists is not checked here. */
export function readScenario(body: object): ScenarioBody {
  for (const name of Object.keys(body)) {
    if (names.includes(name)) continue;
    throw new ControlError(400, `A scenario may have ${names.join(' and ')}; given: ${cutText(name, 100)}.`);
  }
  const { name, parameters = {} } = body as Readonly<Record<string, unknown>>;
  if (typeof name !== 'string') {
    throw new ControlError(400, `The name of the scenario must be a string; given: ${kindOf(name)}.`);
  }
  if (kindOf(parameters) !== 'object') {
    throw new ControlError(400, `The parameters of the scenario must be an object; given: ${kindOf(parameters)}.`);
  }
  // The scenario itself checks each number.
  return { name, parameters: parameters as Readonly<Record<string, number>> };
}
