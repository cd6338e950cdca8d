import type { Rule, Visit } from './redocly.ts';

/** Every parameter, response, header, security scheme and property has x-evidence, which says how we know about it. */
export const evidence: Rule = () => {
  const require: Visit = (node, { report, location, type }) => {
    if (node['x-evidence'] !== undefined) return;
    report({
      message: `This ${type.name} does not say how we know of it. Add x-evidence: seed, vendor, glance or observed.`,
      location: location.key(),
    });
  };
  return {
    Parameter: require,
    Response: require,
    Header: require,
    SecurityScheme: require,
    // Not Schema: a property can be a $ref with x-evidence beside it, so the property has the evidence, not its schema.
    SchemaProperties(properties, { report, location }) {
      for (const [name, property] of Object.entries(properties)) {
        if (typeof property === 'object' && property !== null && 'x-evidence' in property) continue;
        report({
          message: `The property ${name} does not say how we know of it. Add x-evidence: seed, vendor, glance or observed.`,
          location: location.child([name]).key(),
        });
      }
    },
  };
};
