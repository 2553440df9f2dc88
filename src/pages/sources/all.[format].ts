import type { APIRoute } from 'astro';
import { FORMATS, toFile, toSourceItem, type Format } from '../../outputs/citation/index.ts';
import { getLedger } from '../../library/ledger.ts';

export const getStaticPaths = () => Object.keys(FORMATS).map((format) => ({ params: { format } }));
export const GET: APIRoute = async ({ params }) => toFile([...(await getLedger()).sources.values()].map(toSourceItem), params['format'] as Format);
