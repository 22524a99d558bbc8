// @ts-check
import js from '@eslint/js'
import svelte from 'eslint-plugin-svelte'
import globals from 'globals'
import { defineConfig } from 'eslint/config'
import ts from 'typescript-eslint'
import { root } from './script.mjs'

// What may be imported where, said where it is written; build/layers.mjs checks the whole graph.
/** @type {(...patterns: { regex: string, message: string }[]) => import('eslint').Linter.RulesRecord} */
const closed = (...patterns) => ({ 'no-restricted-imports': ['error', { patterns }] })
const noElectron = {
  regex: '^electron(/|$)',
  message: 'Only electron/main and electron/preload touch Electron.',
}
const noProcessSide = {
  regex: '^(#core|#electron|#build)/|/electron/(core|main|preload|loopback|cli)/',
  message: 'This room imports only shared/.',
}
const noNode = { regex: '^node:', message: 'This room runs without Node.' }

const focused = [
  {
    selector: 'MemberExpression[object.name=/^(test|it|describe)$/][property.name=/^(only|skip|todo)$/]',
    message: 'Every test runs. What needs a tool that may be missing: test.skipIf(needs(…)).',
  },
]

export default defineConfig(
  {
    ignores: ['node_modules/', 'build/out/', 'build/dist/', 'build/.*/', 'test/.artifacts/', '**/*.d.ts'],
  },
  js.configs.recommended,
  ts.configs.strictTypeChecked,
  svelte.configs['flat/recommended'],
  {
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    languageOptions: {
      parserOptions: { projectService: true, tsconfigRootDir: root, extraFileExtensions: ['.svelte'] },
    },
    rules: {
      eqeqeq: 'error',
      'max-lines': ['error', { max: 400 }],
      'no-console': 'error',
      'prefer-const': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      // Runs out of stack on the types of an oRPC router (typescript-eslint 8.73).
      '@typescript-eslint/no-unsafe-class-instance-assignment': 'off',
      '@typescript-eslint/no-unsafe-type-assertion': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      // An adapter answers with promises because its port does, not because it waits.
      '@typescript-eslint/require-await': 'off',
      '@typescript-eslint/restrict-template-expressions': [
        'error',
        { allowNumber: true, allowBoolean: true },
      ],
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
    },
  },
  {
    files: ['**/*.svelte', '**/*.svelte.ts'],
    languageOptions: { parserOptions: { parser: ts.parser }, globals: globals.browser },
    rules: {
      // `let { … } = $props()` must be let for $bindable, and is one statement.
      'prefer-const': 'off',
      'svelte/prefer-const': ['error', { destructuring: 'all' }],
      'svelte/no-at-html-tags': 'error',
      // Hash links of the shell: there is no SvelteKit whose resolve() could be used.
      'svelte/no-navigation-without-resolve': 'off',
    },
  },
  { files: ['renderer/**'], rules: closed(noElectron, noProcessSide, noNode) },
  { files: ['shared/**'], rules: closed(noElectron, noProcessSide, noNode) },
  { files: ['electron/{core,loopback,cli}/**'], rules: closed(noElectron) },
  { files: ['electron/cli/**', 'build/**'], rules: { 'no-console': 'off' } },
  {
    // Plain JavaScript that runs before anything is installed; its types are JSDoc, checked by tsc.
    files: ['build/**/*.mjs'],
    languageOptions: { globals: globals.node },
    rules: {
      // eslint does not see a JSDoc cast; tsc does, and checks what comes after it.
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
    },
  },
  {
    files: ['test/**'],
    rules: {
      'no-restricted-syntax': ['error', ...focused],
      // A table of cases may be long, and a test may pass what production never would.
      'max-lines': ['error', { max: 600 }],
      'no-console': 'off',
      '@typescript-eslint/no-unsafe-type-assertion': 'off',
    },
  },
)
