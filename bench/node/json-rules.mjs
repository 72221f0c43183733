// json-rules-engine: its rules are set once, and every run gets the facts flat, so that it needs no JSON path.
import { Engine } from 'json-rules-engine';
import { compete } from './turns.mjs';

const OPERATORS = { IS: 'equal', AT_LEAST: 'greaterThanInclusive', BELOW: 'lessThan' };

await compete({
  rules: rules => {
    const engine = new Engine(
      rules.map(({ name, conditions }) => ({
        conditions: { all: conditions.map(({ fact, relation, value }) => ({ fact, operator: OPERATORS[relation], value })) },
        event: { type: name },
      })),
    );
    return { decide: client => engine.run(client), matches: ({ events }) => events.map(({ type }) => type) };
  },
});
