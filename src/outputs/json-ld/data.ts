/** Charts and downloads → structured data for those who look for data. Pure. */
import type { DataCatalog, DataDownload, Dataset, WithContext } from 'schema-dts';
import { pathOf, UNIT_WORDS } from '../../model/entry.ts';
import type { Ledger } from '../../model/ledger.ts';
import { HORIZON } from '../../schemas/common.ts';
import type { Entries } from '../../schemas/index.ts';
import { absolute, site } from '../../site.ts';
import { ABOUT, DATASETS } from '../data.ts';
import { CONTEXT, publisher } from './index.ts';

/** The two forms of a download. */
const downloads = (stem: string): DataDownload[] => [
  { '@type': 'DataDownload', encodingFormat: 'text/csv', contentUrl: absolute(`${stem}.csv`) },
  { '@type': 'DataDownload', encodingFormat: 'application/json', contentUrl: absolute(`${stem}.json`) },
];

const common = { license: site.license.url, creator: publisher, isAccessibleForFree: true, inLanguage: site.language } as const;

/** A chart's series as data to reuse. */
export function toDataset(chart: Entries['charts'], ledger: Ledger): WithContext<Dataset> {
  const days = chart.points.map(({ date }) => date).sort();
  return {
    '@context': CONTEXT,
    '@type': 'Dataset',
    '@id': `${absolute(pathOf('chart', chart.id))}#data`,
    identifier: chart.id,
    name: chart.title,
    description: `${chart.subtitle}. ${chart.note}`,
    url: absolute(pathOf('chart', chart.id)),
    ...common,
    variableMeasured: { '@type': 'PropertyValue', name: chart.subtitle, unitText: UNIT_WORDS[chart.unit] },
    temporalCoverage: `${days[0]!}/${days.at(-1)!}`,
    keywords: chart.topics.map((id) => ledger.topics.get(id)!.name),
    includedInDataCatalog: { '@type': 'DataCatalog', '@id': absolute('/data/'), name: CATALOG },
    distribution: downloads(`/charts/${chart.id}`),
  };
}

const CATALOG = 'The ledger of the Microsoft–OpenAI partnership';

/** All downloads of the ledger. */
export const toDataCatalog = (): WithContext<DataCatalog> => ({
  '@context': CONTEXT,
  '@type': 'DataCatalog',
  '@id': absolute('/data/'),
  name: CATALOG,
  description: site.description,
  url: absolute('/data/'),
  ...common,
  dataset: DATASETS.map((name) => ({
    '@type': 'Dataset',
    '@id': absolute(`/data/#${name}`),
    name: `${CATALOG}: ${name}`,
    description: `${ABOUT[name]}. Evidence through ${HORIZON}.`,
    url: absolute(`/data/#${name}`),
    version: HORIZON,
    temporalCoverage: `2015-12/${HORIZON}`,
    ...common,
    distribution: downloads(`/data/${name}`),
  })),
});
