import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vitest/config';

// While one develops, `npm run dev` shows the sources and asks a server started beside it.
const server = process.env.SEVENLISTS ?? 'http://127.0.0.1:8080';

export default defineConfig(({ mode }) => ({
  plugins: [svelte()],
  // Tests mount components, which only the browser's form of Svelte can.
  resolve: mode === 'test' ? { conditions: ['browser'] } : {},
  build: {
    // Nothing is inlined as data: a page of this server takes scripts and styles from files only.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    target: 'es2022',
    chunkSizeWarningLimit: 600,
  },
  server: { proxy: { '/api': server } },
  test: { environment: 'happy-dom', include: ['src/**/*.test.ts'] },
}));
