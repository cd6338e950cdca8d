import type { Rule } from './rule.ts';

/** A paragraph begins, or a sentence has ended. The mask of what is not prose ends a paragraph too. */
const start = String.raw`(?<=^|\0|[.!?:] )`;

/** The rest of the sentence does not make a question of it. */
const statement = String.raw`(?![^.!?\0]*\?)`;

/** Between "what" and the verb of the main clause, which has no conjunction of its own. */
const clause = String.raw`((?! (if|when|that|which|who|and|or|before|after|until|while|where)\b)[^.,:;!?\0])+?`;

/** Words after which "where" names a place, or begins an indirect question. */
const placeWords =
  'place|point|line|page|position|address|header|file|folder|package|registry|browser|says?|shows?|knows?|tells?|finds?|sees?|starts?|begins?|ends?|from|to|on|by|of|about|than|and|or|exactly';

export const english: readonly Rule[] = [
  {
    name: 'where',
    pattern: new RegExp(
      String.raw`(?<!\b(${placeWords}),? |§,? )\bwhere\b${statement}|${start}Where\b[^.!?:\0]*?, (?!(for example|such as|and|or)\b)${statement}`,
      'g',
    ),
    why: '"Where" names a place. Readers look for one when it stands for a condition.',
    instead: 'Write "if" or "when" for a condition, and a noun for a place ("The URL that it listens on").',
    bad: [
      'It throws where the marker is unknown.',
      'Undefined where there is none.',
      'Where more pages follow, read on.',
      'The tests are skipped where it can’t run.',
    ],
    good: [
      'The only place where facts are written by hand.',
      'The table shows where each fact comes from.',
      'Where does a fact go?',
      'Where the service is, for example http://127.0.0.1:4010.',
      'A lint rule in `packages/spec`, where it depends on nothing.',
    ],
  },
  {
    name: 'noun-clause',
    pattern: new RegExp(
      String.raw`(?<=^|\0|[.!?] )(who (wants?|needs?|uses?|has|comes|stops|asks?|adds|changes|writes|calls)|what ${clause} (is|are|was|were|(has|have)(?! to\b)|gets|goes|stands|comes|counts|takes|needs|makes)(?= \w)(?! \w+ (by|about|for|from|with|to|of|on)?[.,:\0])(?! about\b))\b${statement}`,
      'gi',
    ),
    why: 'A clause as the subject makes the reader wait for the verb.',
    instead:
      'Write a noun: "What is generated" is "Generated files", "Who wants X" is "To get X" or "Users who want X".',
    bad: [
      'Who wants a property reads it with a cast.',
      'What is generated is that of the document.',
      'What a program prints has nothing else in it.',
    ],
    good: [
      'What is a filter?',
      'What a relation is about.',
      'What the books are sorted by.',
      'What a document says about a response, before it is sent.',
      'Who can see the image.',
    ],
  },
  {
    name: 'none',
    pattern: /(?<!\bthere )\b(is|are|was|were|be|says?|where) none\b(?! of\b)/gi,
    why: '"None" as a predicate hides the adjective that says what is wrong.',
    instead: 'Write missing, invalid, empty, unknown or absent.',
    bad: ['The base URL is none.', 'Another success is none.'],
    good: ['The base URL is invalid.', 'It is none of our business.', 'It fails if there are none.'],
  },
  {
    name: 'no-such',
    pattern: new RegExp(String.raw`\bno such thing\b|${start}there (is|are) no such\b`, 'gi'),
    why: '"No such" says neither what is missing nor what was expected.',
    instead: 'Name it: "Page not found", "An unknown parameter", "No image has the marker’s ID".',
    bad: ['There is no such page.', 'The value is no such thing.'],
    good: ['Page not found.', 'It returns undefined if there is no such value.'],
  },
  {
    name: 'is-no',
    pattern:
      /(?<!\bthere )\b(is|are|was|were) no (?!longer|more|less|fewer|need|use|better|worse|greater|later|earlier)[\w-]+/gi,
    why: '"Is no" is literary. Engineers write "is not a".',
    instead: 'Write "is not a …", or the adjective ("is invalid").',
    bad: ['A misspelt parameter is no error.', 'limit is no integer.'],
    good: ['There is no default.', 'The check is no longer needed.', 'limit is not an integer.'],
  },
  {
    name: 'otherwise',
    pattern:
      /\b(is|are|was|were|do|does|did|behaves?|answers?|says?|has|have|had|sorted|know|knows) otherwise\b|\botherwise(?=[.;:)]|\0|$)/gi,
    why: '"Otherwise" as a predicate or at the end does not say what differs.',
    instead:
      'Write "differently" or "different", or say what happens. "Otherwise," at the start of a sentence is right.',
    bad: ['Glance does otherwise.', 'It has the items that it has otherwise.'],
    good: ['Otherwise, the token is rejected.', 'It must be UTC, otherwise it is rejected.'],
  },
  {
    name: 'such-as-predicate',
    pattern: /\b(is|are|was|were|be|not) such as\b|\bsuch as (it|they|he|she|we|you) (is|are|was|were)\b/gi,
    why: '"Such as" introduces examples. As a predicate it reads as a translation.',
    instead: 'Write "like", "for example", or the property itself.',
    bad: ['The error is such as the system has.'],
    good: ['An error, such as EADDRINUSE, is thrown.'],
  },
  {
    name: 'answered',
    pattern: /\b(is|are|was|were|be|been|being|gets?|got) answered\b/gi,
    why: 'Servers respond to requests and return statuses.',
    instead: 'Write "returns 400", "responds with …", or "The mock handles …".',
    bad: ['A misspelt filter is answered with an empty list.'],
    good: ['A misspelt filter returns an empty list.'],
  },
  {
    name: 'asked-for',
    pattern: /\basked for\b(?! (an?|another|the|its|more)\b)|\b(is|are|was|were|be|been) asked(?=[.,;:)]|\0|$)/gi,
    why: 'Requests ask for nothing in the terms of the field.',
    instead: 'Write "requested", "the request has", or "the caller passes".',
    bad: ['The sort key that is asked for.', 'The log shows what the mock was asked.'],
    good: ['The requested sort key.', 'The provider is asked for another token.'],
  },
  {
    name: 'refused',
    pattern: /\b(is|are|was|were|be|been|being|gets?) refused\b/gi,
    why: 'Servers and validators reject; connections are refused.',
    instead: 'Write "is rejected", or better "The service rejects …".',
    bad: ['Values of the wrong type are refused.'],
    good: ['Values of the wrong type are rejected.', 'It refuses redirects.'],
  },
  {
    name: 'archaic',
    pattern: /\b(anew|afresh|lest|of no avail|to no avail|needless|nowhere said|thereof|whereof|wherein|hitherto)\b/gi,
    why: 'The word belongs to another century or another kind of text.',
    instead: 'Write "again", "regenerate", "fails", "unnecessary", "so that … does not".',
    bad: ['Writes what is generated anew.', 'A renewal that is of no avail.'],
    good: ['Regenerates all generated files.', 'Keeps a valid token when renewal fails.'],
  },
  {
    name: 'but-for',
    pattern: /\b(but for|save for)\b/gi,
    why: '"But for" is read as "if it were not for".',
    instead: 'Write "except" or "apart from".',
    bad: ['All of them but for one.'],
    good: ['All of them except one.'],
  },
  {
    name: 'minimum',
    pattern: /\b(least|greatest) (size|value|number|limit)\b/gi,
    why: 'The terms of the field are minimum and maximum.',
    instead: 'Write "minimum size" or "maximum size".',
    bad: ['The least size in bytes.'],
    good: ['The minimum size in bytes.', 'At least one image.'],
  },
  {
    name: 'take-care',
    pattern: new RegExp(String.raw`${start}take care\b(?! of\b)`, 'gi'),
    why: 'As a heading it is a farewell.',
    instead: 'Write "Pitfalls" or "Notes".',
    bad: ['Take care'],
    good: ['Pitfalls', 'Take care of the token.'],
  },
  {
    name: 'another-than',
    pattern: /\b(another|other) [\w-]+ than\b/gi,
    why: '"Another … than" is a calque.',
    instead: 'Write "differs from" or "a different …".',
    bad: ['The 401 body has another shape than the 400 body.'],
    good: ['The 401 body differs in shape from the 400 body.'],
  },
  {
    name: 'does-so',
    pattern: /\b(behaves?|does|do|did) so(?=[.;,:)]|\0|$)/gi,
    why: 'The reader has to look up what "so" stands for.',
    instead: 'Name the behavior: "This is Glance’s behavior".',
    bad: ['OpenStack Glance behaves so.'],
    good: ['This is Glance’s behavior.'],
  },
  {
    name: 'not-right',
    pattern: /\b(is|are|was|were) not right\b/gi,
    why: '"Not right" says neither what is wrong nor what is allowed.',
    instead: 'Write "is invalid", and what is allowed.',
    bad: ['The token is not right.'],
    good: ['The token is invalid.'],
  },
  {
    name: 'dashes',
    pattern: /—[^—.!?\0]*—/g,
    why: 'A chain of dashes hides the main sentence.',
    instead: 'Write two sentences, or use parentheses.',
    bad: ['The mock — like the service — returns 400.'],
    good: ['The mock returns 400, like the service.'],
  },
];
