// Takes a launch from its start to its last check, knowing nothing of LaunchControl but its OpenAPI document: the client is made from it, and
// every answer is held to it. Usage: node whole-launch.mjs http://localhost:PORT TOKENS, where TOKENS is JSON: { "mail address": "access token" }.
import Ajv2020 from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { OpenAPIClientAxios } from 'openapi-client-axios';

const [site, tokensJson] = process.argv.slice(2);
const tokens = JSON.parse(tokensJson);
const manager = 'pm@contoso.example';
const document = await (await fetch(`${site}/api/openapi.json`)).json();

const ajv = addFormats(new Ajv2020({ strict: false, allErrors: true }));
ajv.addSchema(document, 'document');

const definition = new OpenAPIClientAxios({ definition: document, withServer: { url: site } });
const client = await definition.init();
client.interceptors.response.use(answer => hold(answer));

const pointer = text => text.replaceAll('~', '~0').replaceAll('/', '~1');
const calls = new Set();

// An answer that its operation does not promise ends the run.
function hold(answer) {
  const { path, method, operationId } = definition.getOperations().find(one => one.operationId === answer.config.operationId);
  calls.add(operationId);
  const content = document.paths[path][method].responses[answer.status]?.content;
  if (content) {
    const type = answer.headers['content-type'].split(';')[0];
    const place = `document#/paths/${pointer(path)}/${method}/responses/${answer.status}/content/${pointer(type)}/schema`;
    const validate = ajv.getSchema(place.replaceAll('{', '%7B').replaceAll('}', '%7D'));
    if (!validate(answer.data)) throw new Error(`${operationId} ${answer.status}: ${ajv.errorsText(validate.errors)}`);
  } else if (answer.data) throw new Error(`${operationId} ${answer.status}: the document has no such answer.`);
  return answer;
}

const as = (person, operationId) => ({ headers: { Authorization: `Bearer ${tokens[person]}` }, operationId });
const call = async (person, operationId, parameters, body) => (await client[operationId](parameters, body, as(person, operationId))).data;

const playbook = structuredClone(document.paths['/api/playbooks/{playbookId}'].put.requestBody.content['application/json'].example);
await call(manager, 'putPlaybook', { playbookId: 'generated' }, { ...playbook, id: 'generated' });
const start = structuredClone(document.paths['/api/launches'].post.requestBody.content['application/json'].example);
const launchAt = new Date(Date.parse((await clock()).now) + 30 * 86_400_000).toISOString();
const { id } = await call(manager, 'startLaunch', null, { ...start, playbook: 'generated', launchAt, inputs: {}, people: { 'eng-lead': ['ana@contoso.example'] } });

const launch = () => call(manager, 'getLaunch', { launchId: id });
const gates = launch => launch.phases.flatMap(phase => phase.gates);

await until(async () => (await launch()).phases.some(phase => phase.status === 'open'));
for (const gate of gates(await launch())) {
  for (const item of gate.items) {
    await call(manager, 'completeItem', { launchId: id, itemId: item.id }, { evidence: [{ url: 'https://ci.contoso.example/runs/4711' }] });
  }
  await until(async () => gates(await launch()).find(one => one.id === gate.id).status === 'inReview');
  await call('ana@contoso.example', 'decideGate', { launchId: id, gateId: gate.id }, { decision: 'approve', comment: 'Checked' });
}
await until(async () => (await launch()).status === 'scheduled');
await call(manager, 'getBlockers', { launchId: id });
await call(manager, 'getDiagnosis', { launchId: id });
await clock({ advance: 'P31D' });
await until(async () => ['live', 'completed'].includes((await launch()).status));
await clock({ advance: 'P100D' });
await until(async () => (await launch()).status === 'completed');
const trail = await call(manager, 'getAudit', { launchId: id, pageSize: 1000, changes: true });
const listed = await call(manager, 'listLaunches', { status: 'completed' });
if (!listed.items.some(one => one.id === id)) throw new Error('The list does not show the launch.');
console.log(JSON.stringify({ id, entries: trail.items.length, operations: [...calls].sort() }));

// Development mode's own address: time is no part of the API.
async function clock(move) {
  const answer = await fetch(`${site}/dev/clock`, move && { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(move) });
  if (!answer.ok) throw new Error(`The clock answered ${answer.status}: ${await answer.text()}`);
  return answer.json();
}

async function until(isSo) {
  for (const deadline = Date.now() + 60_000; !(await isSo());) {
    if (Date.now() > deadline) throw new Error(`It did not come about: ${isSo}`);
    await new Promise(resolve => setTimeout(resolve, 50));
  }
}
