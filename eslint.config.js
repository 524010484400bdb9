import tseslint from 'typescript-eslint';
import hooks from 'eslint-plugin-react-hooks';

/** What `shared` may not touch: the same events must fold to the same state on every desktop, at any time. */
const impure = [
  { object: 'Date', property: 'now', message: 'Take the time as an argument (context.now).' },
  { object: 'Math', property: 'random', message: 'Take identifiers from context.newId.' },
  { object: 'crypto', property: 'randomUUID', message: 'Take identifiers from context.newId.' },
];

const ofAll = [
  {
    selector: 'ExportDefaultDeclaration',
    message: 'Use a named export (configuration files are exempt).',
  },
  { selector: 'TSEnumDeclaration', message: 'Use a union of strings.' },
];

/** Chromium's scroll methods answer with promises; React takes what an effect returns for its clean-up. */
const scrolls = {
  selector:
    'CallExpression[callee.name=/^use(Layout|Insertion)?Effect$/] > ArrowFunctionExpression > :matches(CallExpression[callee.property.name=/^scroll/], ChainExpression:has(> CallExpression[callee.property.name=/^scroll/])).body',
  message: 'Put it into braces: what an effect returns is called as its clean-up, and this is a promise.',
};

export default tseslint.config(
  { ignores: ['node_modules', 'out', 'dist', 'test/results'] },
  ...tseslint.configs.strictTypeChecked,
  {
    languageOptions: {
      parserOptions: {
        project: [
          './tsconfig.json',
          './shared/tsconfig.json',
          './renderer/tsconfig.json',
          './test/tsconfig.json',
        ],
        tsconfigRootDir: import.meta.dirname,
      },
    },
    rules: {
      eqeqeq: 'error',
      'no-console': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/consistent-type-definitions': ['error', 'type'],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/no-unnecessary-condition': ['error', { allowConstantLoopConditions: true }],
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      'no-restricted-syntax': ['error', ...ofAll],
    },
  },
  {
    files: ['shared/**'],
    rules: {
      'no-restricted-properties': ['error', ...impure],
      'no-restricted-syntax': [
        'error',
        {
          selector: "NewExpression[callee.name='Date'][arguments.length=0]",
          message: 'Take the time as an argument (context.now).',
        },
        ...ofAll,
      ],
    },
  },
  {
    files: ['renderer/**'],
    plugins: { 'react-hooks': hooks },
    rules: {
      ...hooks.configs.recommended.rules,
      'no-restricted-syntax': ['error', ...ofAll, scrolls],
      // About what React Compiler can't memoise: it is not used here.
      'react-hooks/incompatible-library': 'off',
    },
  },
  {
    files: ['electron/cli/**', 'test/**', 'build/**'],
    rules: { 'no-console': 'off' },
  },
  {
    files: ['*.config.{js,ts}', 'build/*.config.ts', 'test/*.config.ts', '**/*.d.ts'],
    rules: { 'no-restricted-syntax': 'off' },
  },
  { files: ['**/*.js', '**/*.cjs', '**/*.mjs'], extends: [tseslint.configs.disableTypeChecked] },
);
