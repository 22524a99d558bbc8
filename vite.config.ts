import { svelte } from '@sveltejs/vite-plugin-svelte'
import { svelteTesting } from '@testing-library/svelte/vite'
import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'
import { noteParts } from './build/first-page.mjs'

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url))

/** Addons and Electron are loaded at run time; everything else is bundled, so that a start reads few files. */
const external = ['electron', 'keytar', 'better-sqlite3-multiple-ciphers']

/**
 * Of two cores: many tests wait, for a keychain that does not answer or a process that was killed; two workers left half of the
 * computer idle, vitest's own choice still more. A project does not take it over from the root.
 */
const maxWorkers = 3
/**
 * Tests that leave nothing behind in their process: a file after the other runs in the same one, which is half of the work. Each of the
 * others has one of its own, because it starts or kills processes, or changes what the process has once (its keychain, its clock).
 */
const tidy = [
  'test/contract/**/*.test.ts',
  'test/unit/{appointments,awards,cli,desktop,domain,homes,photos,policy,practice,providers}/**/*.test.ts',
  'test/unit/{records,renderer,rights,services,web,wizard,words,working-day}/**/*.test.ts',
]
const dom = '**/*.dom.test.ts'
/** Limits for what hangs, not measures of speed: a build machine may be busy. */
const patience = { testTimeout: 60_000, hookTimeout: 60_000, expect: { poll: { timeout: 30_000 } } }

/**
 * What is always loaded together lies in one file each, with all that it imports: Node takes longer to find a module than to
 * read it. The thread that reads files of rows shares the first two with the core, and must not load the core for them.
 */
const groups = [
  { name: 'contract', test: /[\\/]shared[\\/]contract[\\/]contract\.ts$/, priority: 3 },
  {
    name: 'keys',
    test: /[\\/](address-line|outbox[\\/]keys|salted-hash|short-id|written-number|problem-codes|email|person-name|eircode|postcode|mprn|gprn|reading-photos)\.ts$/,
    priority: 2,
  },
  { name: 'core', test: /[\\/]core[\\/]app\.ts$/, priority: 1 },
]

/** What the first page needs lies in one file: it is one thing to ask for, and packed as a whole it is smaller. */
const firstPage = [
  { name: 'page', test: /[\\/]renderer[\\/]main\.ts$/ },
  // It stands in modules of the first page, which uses nothing of it.
  { name: 'schemas', test: /[\\/]node_modules[\\/]valibot[\\/]/, priority: 1 },
]

/**
 * Valibot, as it is imported everywhere: making a schema does nothing else, which the bundler does not see through the namespace, so that
 * the first page would keep schemas that it never reads. Nothing that is called for what it does may be called `v`.
 */
const schemas = 'v'

/** Svelte's, of which there are none here: it defines a class as soon as it is loaded, which would keep it in. */
const customElements = /[\\/]svelte[\\/]src[\\/].*[\\/]custom-element\.js$/

export default defineConfig({
  root: here('renderer'),
  // Electron and the browser host both serve the page from the root of their origin.
  base: '/',
  publicDir: false,
  plugins: [svelte({ configFile: false, compilerOptions: { runes: true } }), noteParts()],
  builder: {
    async buildApp(builder) {
      for (const name of ['client', 'node', 'preload']) {
        const environment = builder.environments[name]
        if (environment === undefined) throw new Error(`No build environment ${name}.`)
        await builder.build(environment)
      }
    },
  },
  environments: {
    client: {
      build: {
        outDir: here('build/out/renderer'),
        emptyOutDir: true,
        manifest: true,
        // The CSP allows no data: URLs but for images; fonts stay files.
        assetsInlineLimit: 0,
        modulePreload: { polyfill: false },
        rolldownOptions: {
          treeshake: {
            moduleSideEffects: [{ test: customElements, sideEffects: false }],
            manualPureFunctions: [schemas],
          },
          output: { codeSplitting: { groups: firstPage } },
        },
      },
    },
    node: {
      consumer: 'server',
      resolve: { noExternal: true, external },
      build: {
        outDir: here('build/out'),
        emptyOutDir: false,
        ssr: true,
        target: 'node24',
        sourcemap: true,
        minify: false,
        rolldownOptions: {
          input: {
            'backup-worker': here('electron/core/backup/worker.ts'),
            cli: here('electron/cli/main.ts'),
            'import-worker': here('electron/core/import/worker.ts'),
            loopback: here('electron/loopback/main.ts'),
            main: here('electron/main/main.ts'),
          },
          output: {
            format: 'esm',
            entryFileNames: '[name].js',
            chunkFileNames: 'chunks/[name]-[hash].js',
            // Every start reads the text; of kysely's, half is documentation.
            comments: { legal: true, annotation: false, jsdoc: false },
            codeSplitting: { groups },
          },
        },
      },
    },
    // A sandboxed preload must be one CommonJS file that requires only electron.
    preload: {
      consumer: 'server',
      resolve: { noExternal: true, external },
      build: {
        outDir: here('build/out'),
        emptyOutDir: false,
        ssr: true,
        target: 'node24',
        minify: false,
        rolldownOptions: {
          input: { preload: here('electron/preload/preload.ts') },
          output: { format: 'cjs', entryFileNames: '[name].cjs' },
        },
      },
    },
  },
  test: {
    root: here('.'),
    maxWorkers,
    projects: [
      {
        // Without the Svelte plugin, which would have vitest transform whole packages (typescript among them).
        extends: false,
        root: here('.'),
        test: {
          name: 'node',
          environment: 'node',
          include: ['test/unit/**/*.test.ts', 'test/security/**/*.test.ts'],
          exclude: [dom, ...tidy],
          maxWorkers,
          ...patience,
        },
      },
      {
        extends: false,
        root: here('.'),
        test: {
          name: 'tidy',
          environment: 'node',
          include: tidy,
          exclude: [dom],
          isolate: false,
          maxWorkers,
          ...patience,
        },
      },
      {
        extends: true,
        root: here('.'),
        plugins: [svelteTesting()],
        test: {
          name: 'dom',
          environment: 'jsdom',
          include: [`test/${dom}`],
          // Each file has a document of its own either way; what is loaded once is Svelte and the components.
          isolate: false,
          setupFiles: ['test/support/patient-screens.ts'],
          maxWorkers,
          ...patience,
        },
      },
      {
        extends: false,
        root: here('.'),
        test: {
          name: 'e2e',
          environment: 'node',
          include: ['test/e2e/**/*.test.ts'],
          maxWorkers,
          ...patience,
          // After all the others: a browser and its host are two processes already.
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
})
