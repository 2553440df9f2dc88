import { getCollection } from 'astro:content';

const escape = (text) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

export async function GET({ site }) {
  const posts = await getCollection('blog');
  const items = posts.map((post) => `<item><title>${escape(post.data.title)}</title><link>${new URL(`blog/${post.id}/`, site)}</link><description>${escape(post.data.description)}</description></item>`);
  return new Response(`<?xml version="1.0"?><rss version="2.0"><channel><title>Peer</title><link>${site}</link><description>Peer</description>${items.join('')}</channel></rss>`);
}
