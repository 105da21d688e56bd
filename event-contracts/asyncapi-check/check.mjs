// node check.mjs <asyncapi.yaml>: prints what is wrong and exits with 1, or what was found and exits with 0.
import { Parser, fromFile } from '@asyncapi/parser';

const { document, diagnostics } = await fromFile(new Parser(), process.argv[2]).parse();
const faults = diagnostics.filter((diagnostic) => diagnostic.severity <= 1);
for (const fault of faults) {
  console.log(`${fault.path.join('.')}: ${fault.message}`);
}
if (document === undefined || faults.length > 0) {
  process.exitCode = 1;
} else {
  console.log(`${document.allMessages().length} messages in ${document.allChannels().length} channels`);
}
