// The arrows of the layout (.dependency-cruiser.mjs), and that every source file was really looked at: a checker that
// cannot read TypeScript finds no fault in it.
import { globSync } from 'node:fs';
import { cruise } from 'dependency-cruiser';
import options from '../.dependency-cruiser.mjs';

const files = globSync('src/**/*.{ts,tsx}');
const { output } = await cruise(['src'], {
  ...options.options,
  ruleSet: { forbidden: options.forbidden },
  validate: true,
});
const seen = new Set(output.modules.map((module) => module.source));
const missed = files.filter((file) => !seen.has(file));
for (const { rule, from, to } of output.summary.violations)
  console.log(`${rule.severity} ${rule.name}: ${from} → ${to}`);
for (const file of missed) console.log(`not looked at: ${file}`);
console.log(
  `${output.summary.totalCruised} modules, ${output.summary.totalDependenciesCruised} dependencies, ${output.summary.violations.length} violations`,
);
process.exitCode = output.summary.error > 0 || missed.length > 0 ? 1 : 0;
