// The arrows of the layout (docs/architecture.md): core decides, daemon does, providers translate, tui shows.
const outside = (name, from, to, comment) => ({
  name,
  severity: 'error',
  comment,
  from: { path: from },
  to: { path: to },
});

export default {
  forbidden: [
    outside('core-knows-nobody', '^src/core/', '^src/(?!core/)', 'The accounting takes what it needs as parameters.'),
    {
      name: 'core-is-pure',
      severity: 'error',
      comment: 'No files, network, processes or timers in the core. node:crypto is used for hashes only.',
      from: { path: '^src/core/' },
      to: { dependencyTypes: ['core'], pathNot: '^(node:)?crypto$' },
    },
    outside(
      'providers-know-core-only',
      '^src/providers/',
      '^src/(daemon|tui|cli)/',
      'A provider translates; it never sees the store.',
    ),
    {
      name: 'providers-apart',
      severity: 'error',
      comment: 'One package never imports another.',
      from: { path: '^src/providers/ledgers/([^/]+)/' },
      to: { path: '^src/providers/ledgers/([^/]+)/', pathNot: '^src/providers/ledgers/$1/' },
    },
    outside('daemon-without-screens', '^src/daemon/', '^src/(tui|cli)/', 'The daemon serves; it does not show.'),
    outside('screens-without-store', '^src/tui/', '^src/(providers|daemon)/', 'Screens speak RPC.'),
    outside('commands-without-store', '^src/cli/', '^src/(providers|daemon)/', 'Commands speak RPC.'),
    {
      name: 'commands-without-screens',
      severity: 'error',
      comment: 'The entry point alone knows that there are screens; it loads them when they are asked for.',
      from: { path: '^src/cli/', pathNot: '^src/cli/main[.]ts$' },
      to: { path: '^src/tui/' },
    },
    {
      name: 'no-react-outside-tui',
      severity: 'error',
      from: { path: '^src/(?!tui/)' },
      to: { path: 'node_modules/(react|ink|fzf)/' },
    },
    {
      name: 'no-circles',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'shipped-code-needs-no-dev-package',
      severity: 'error',
      from: { path: '^src/' },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'] },
    },
  ],
  options: {
    parser: 'swc',
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default'],
      extensions: ['.ts', '.tsx', '.js', '.mjs'],
    },
  },
};
