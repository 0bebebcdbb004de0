// Shows the webviews in a browser, with the engine as their host: node test/webview/preview/main.ts
import { fixtures } from './fixtures.ts';
import { runStates } from './runStates.ts';
import { servePreview } from './server.ts';

const { url } = await servePreview(8123);
for (const name of Object.keys(fixtures)) console.log(`${url}/canvas?fixture=${name}`);
for (const name of Object.keys(runStates)) console.log(`${url}/results?state=${name}`);
console.log('Themes: &theme=dark, light, contrast-dark, contrast-light. Also: &still, &mute.');
