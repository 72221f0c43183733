// Decides client after client by the processor time of the whole process, all of its threads included.
import { readFileSync } from 'node:fs';

const CHECKED = 60;
const ROUNDS = 5;
const WARM_UP_MILLIS = 1500;
const ROUND_MILLIS = 700;

const { rules, clients } = JSON.parse(readFileSync(process.argv[2], 'utf8'));

const used = () => {
  const { user, system } = process.cpuUsage();
  return user + system;
};

async function decideFor(millis, decide) {
  const until = used() + millis * 1000;
  let decisions = 0;
  do {
    await decide(clients[decisions % clients.length]);
    decisions++;
  } while (used() < until);
  return decisions;
}

// `forms` are ways to write the same rules for one engine, each { decide, matches }; the fastest counts.
export async function compete(forms) {
  const results = {};
  for (const [form, make] of Object.entries(forms)) {
    const { decide, matches } = make(rules);
    const found = [];
    for (const client of clients.slice(0, CHECKED)) {
      found.push(matches(await decide(client)).sort());
    }
    await decideFor(WARM_UP_MILLIS, decide);
    const micros = [];
    for (let round = 0; round < ROUNDS; round++) {
      const before = used();
      const decisions = await decideFor(ROUND_MILLIS, decide);
      micros.push((used() - before) / decisions);
    }
    results[form] = { matches: found, micros };
  }
  console.log(JSON.stringify(results));
}
