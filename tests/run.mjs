// Runs one suite: node run.mjs contract|api|voice|kill|faults|e2e|power [--cycles N] [vitest options].
// Writes vitest's JSON report to build/tests/<suite>.json and ends with "N passed, N failed" (and
// ", N skipped" where something was), so that whoever calls it can add up.
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';

const here = import.meta.dirname;
const [suite = '', ...rest] = process.argv.slice(2);
const suites = ['contract', 'api', 'voice', 'kill', 'faults', 'e2e', 'power'];
if (!suites.includes(suite)) {
  console.error(`usage: node run.mjs ${suites.join('|')} [--cycles N] [vitest options]`);
  process.exit(64);
}

const binary = process.env.SNUG_BIN ?? join(here, '../build/dev/server/app/snug');
if (suite !== 'contract' && !existsSync(binary)) {
  console.error(`there is no server at ${binary}: build it, or name one by SNUG_BIN`);
  process.exit(78);
}

const env = { ...process.env, SNUG_BIN: binary };
const cycles = rest.indexOf('--cycles');
if (cycles >= 0) env.SNUG_KILL_CYCLES = rest.splice(cycles, 2)[1] ?? '';

const folder = join(here, '../build/tests');
const report = join(folder, `${suite}.json`);
mkdirSync(folder, { recursive: true });
rmSync(report, { force: true });

const vitest = join(here, 'node_modules/vitest/vitest.mjs');
const args = [
  vitest,
  'run',
  '--dir',
  suite,
  '--reporter=default',
  '--reporter=json',
  `--outputFile.json=${report}`,
  ...rest,
];
const child = spawn(process.execPath, args, { cwd: here, env, stdio: 'inherit' });
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
child.on('close', (code) => {
  const found = existsSync(report) ? JSON.parse(readFileSync(report, 'utf8')) : undefined;
  const skipped = found?.numPendingTests ?? 0;
  // A file that could not even be read has no failed case of its own: it counts as one.
  const unread = (found?.testResults ?? []).filter(
    (one) =>
      one.status === 'failed' && one.assertionResults.every((each) => each.status !== 'failed'),
  );
  const failed = found ? found.numFailedTests + unread.length : 1;
  console.log(
    `${found?.numPassedTests ?? 0} passed, ${failed} failed${skipped ? `, ${skipped} skipped` : ''}`,
  );
  process.exit(code || (failed > 0 ? 1 : 0));
});
