// GoRules ZEN: the rules as one decision table, as a table for each family of rules, and as one node of expressions.
import { ZenDecisionContent, ZenEngine } from '@gorules/zen-engine';
import { compete } from './turns.mjs';

const engine = new ZenEngine();
const INPUT = { id: 'in', name: 'in', type: 'inputNode', position: { x: 0, y: 0 } };
const OUTPUT = { id: 'out', name: 'out', type: 'outputNode', position: { x: 0, y: 0 } };

const graph = nodes => ({
  nodes: [INPUT, ...nodes, OUTPUT],
  edges: nodes.flatMap(({ id }) => [
    { id: `${id}-in`, type: 'edge', sourceId: 'in', targetId: id },
    { id: `${id}-out`, type: 'edge', sourceId: id, targetId: 'out' },
  ]),
});

const node = (id, type, content) => ({ id, name: id, type, content, position: { x: 0, y: 0 } });

const compiled = content => {
  const decision = engine.createDecision(new ZenDecisionContent(content));
  return client => decision.evaluate(client);
};

// "is" gives one cell, and "at least" with "below" another: an interval.
const cells = ({ text, from, below }) => [
  ...text.map(({ fact, word }) => [fact, JSON.stringify(word)]),
  [from.fact, `[${from.number}..${below.number})`],
];

const shaped = ({ name, conditions }) => ({
  name,
  text: conditions.filter(c => c.relation === 'IS').map(c => ({ fact: c.fact, word: c.value })),
  from: { fact: conditions.find(c => c.relation === 'AT_LEAST').fact, number: conditions.find(c => c.relation === 'AT_LEAST').value },
  below: { number: conditions.find(c => c.relation === 'BELOW').value },
});

const table = (id, rules) => {
  const rows = rules.map(rule => ({ _id: rule.name, rule: JSON.stringify(rule.name), ...Object.fromEntries(cells(rule)) }));
  const facts = [...new Set(rules.flatMap(rule => cells(rule).map(([fact]) => fact)))];
  return node(id, 'decisionTableNode', {
    hitPolicy: 'collect',
    inputs: facts.map(fact => ({ id: fact, name: fact, field: fact })),
    outputs: [{ id: 'rule', name: 'rule', field: 'rule' }],
    rules: rows.map(row => ({ ...Object.fromEntries(facts.map(fact => [fact, ''])), ...row })),
    passThrough: false,
    inputField: null,
    outputPath: id,
    executionMode: 'single',
  });
};

const named = rows => rows.map(row => row.rule);

await compete({
  'one table': rules => ({
    decide: compiled(graph([table('all', rules.map(shaped))])),
    matches: ({ result }) => named(result.all),
  }),
  'a table a family': rules => {
    const families = new Map();
    for (const rule of rules.map(shaped)) {
      const facts = cells(rule).map(([fact]) => fact).join('_');
      families.set(facts, [...(families.get(facts) ?? []), rule]);
    }
    return {
      decide: compiled(graph([...families].map(([facts, own]) => table(facts, own)))),
      matches: ({ result }) => [...families.keys()].flatMap(facts => named(result[facts])),
    };
  },
  'one node of expressions': rules => ({
    decide: compiled(
      graph([
        node('all', 'expressionNode', {
          expressions: rules.map(shaped).map(({ name, text, from, below }) => ({
            id: name,
            key: name,
            value: [
              ...text.map(({ fact, word }) => `${fact} == ${JSON.stringify(word)}`),
              `${from.fact} >= ${from.number} and ${from.fact} < ${below.number}`,
            ].join(' and '),
          })),
          passThrough: false,
          inputField: null,
          outputPath: null,
          executionMode: 'single',
        }),
      ]),
    ),
    matches: ({ result }) => Object.keys(result).filter(name => result[name] === true),
  }),
});
engine.dispose();
