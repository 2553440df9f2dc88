import { defineConfig } from 'astro/config';
import { unified } from '@astrojs/markdown-remark';

export default defineConfig({
  site: 'https://peer.example',
  ...(process.env.PROCESSOR === 'unified' ? { markdown: { processor: unified({}) } } : {}),
});
