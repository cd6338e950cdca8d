import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseTags } from '../source/index.ts';

test.each<[string[], Record<string, string>]>([
  [[], {}],
  [
    ['display_order=150', 'service_type=vps', 'dst_name=Ruby_on_Rails', 'dst_version=9.4.2-CentOS-Stream9'],
    { display_order: '150', service_type: 'vps', dst_name: 'Ruby on Rails', dst_version: '9.4.2-CentOS-Stream9' },
  ],
  [['dst_name=Windows_Server_Remote_Desktop_+_Office'], { dst_name: 'Windows Server Remote Desktop + Office' }],
  [['app_name=WordPress(KUSANAGI)', 'a=b=c'], { app_name: 'WordPress(KUSANAGI)', a: 'b=c' }],
  [['plain', 'mine=1', '=x'], { plain: '', mine: '1', '': 'x' }],
  [['a=1', 'a=2'], { a: '2' }],
  [['__proto__=x', 'constructor=y'], { ['__proto__']: 'x', constructor: 'y' }],
])('parseTags(%j) returns %j', (tags, expected) => {
  expect(Object.entries(parseTags(tags))).toEqual(Object.entries(expected));
});

test('parseTags returns a key only if a tag has it', () => {
  fc.assert(
    fc.property(fc.array(fc.string()), fc.string(), (tags, key) => {
      expect(key in parseTags(tags)).toBe(tags.some((tag) => tag.split('=')[0] === key));
    }),
  );
});
