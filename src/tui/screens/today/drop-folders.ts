/** Where files are put to be read by themselves: each path on lines of its own, so that it can be copied. */

import { blank, type Page, prose } from '../../../cli/render/page.ts';
import type { SourceView } from '../../../core/rpc.ts';
import type { Desk } from '../../desk.ts';
import type { Layer } from '../../layers/layer.ts';
import { pageLayer } from '../../layers/page.tsx';

type Folder = Pick<SourceView, 'name' | 'dropFolder'>;

export function dropFolders(desk: Desk): Layer {
  const { t } = desk.translate();
  return pageLayer(desk, {
    title: t('today.drop-title'),
    page: async () => [
      ...dropPage(desk, await desk.link.call('sources.list', {})),
      prose(t('today.drop-rejected'), 'dim'),
    ],
  });
}

/** What to do with files, and the folder of each source. */
export function dropPage(desk: Desk, sources: readonly Folder[]): Page {
  const { t } = desk.translate();
  return [
    prose(t('today.drop-how')),
    blank,
    ...sources.flatMap(({ name, dropFolder }) => [
      ...(sources.length > 1 ? [prose(name, 'strong')] : []),
      prose(dropFolder, 'accent', sources.length > 1 ? 3 : 1),
      blank,
    ]),
  ];
}
