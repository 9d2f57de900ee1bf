// Writes local.settings.json for Core Tools: everything on this machine, with keys of its own, and sign-in by this environment's tenant.
// One that is there stays as it is.
import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));
const file = process.env.LOCAL_SETTINGS_FILE || `${root}src/LaunchControl.Functions/local.settings.json`;
if (existsSync(file)) {
  console.log('launchcontrol: local.settings.json is there already, and stays as it is');
} else {
  const settings = JSON.parse(readFileSync(`${root}local.settings.example.json`, 'utf8'));
  const key = () => randomBytes(32).toString('base64');
  const { Values: values } = settings;
  for (const name of Object.keys(values).filter(name => name.includes('__keys__'))) {
    values[name] = key();
  }

  values.Access__authority = `https://login.microsoftonline.com/${process.env.AZURE_TENANT_ID}/v2.0`;
  values.Access__audience = process.env.AUTH_CLIENT_ID;
  values.Mail__from = process.env.MAIL_FROM;
  writeFileSync(file, `${JSON.stringify(settings, null, 2)}\n`, { mode: 0o600 });
  console.log('launchcontrol: wrote local.settings.json; put a SendGrid key into Mail__sendGridApiKey to run under Core Tools');
}
