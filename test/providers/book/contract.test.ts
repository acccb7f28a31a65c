import { realNetwork } from '../../../src/daemon/kernel/real-network.ts';
import { ledgerContract } from '../contract.ts';
import { embeddedHarness, httpHarness } from './harness.ts';

ledgerContract('book in this process', embeddedHarness());
ledgerContract('book behind HTTP', httpHarness());
ledgerContract('book behind HTTP over the real network', httpHarness({}, realNetwork()));
ledgerContract('book in two steps', httpHarness({ twoStep: true }));
ledgerContract('book with batches', httpHarness({ batchSize: 25 }));
ledgerContract('book that refuses duplicates', httpHarness({ duplicateReference: 'refuse' }));
ledgerContract(
  'book in two steps with batches that refuses duplicates',
  httpHarness({ twoStep: true, batchSize: 25, duplicateReference: 'refuse' }),
);
