import { compareClients } from './clients.ts';
import { compareReferences } from './reference.ts';

await compareClients();
await compareReferences();
