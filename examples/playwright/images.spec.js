import { expect, test } from '@playwright/test';

const mock = 'http://127.0.0.1:4010/__mock';

test.beforeEach(({ request }) => request.post(`${mock}/reset`));

test('the page lists the images of all pages of the list', async ({ page, request }) => {
  await page.goto('/');
  await page.getByLabel('Operating system').selectOption('windows');
  await expect(page.getByRole('listitem').filter({ hasText: /^vmi-win2022dce$/ })).toHaveCount(1);
  const { requests } = await (await request.get(`${mock}/requests`)).json();
  expect(requests.filter(({ target }) => target.includes('os_type=windows')).length).toBeGreaterThan(1);
});

test('the page lists the images after an error of the service', async ({ page, request }) => {
  await request.post(`${mock}/scenarios`, { data: { name: 'server-error', parameters: { times: 1 } } });
  await page.goto('/');
  await expect(page.getByRole('status')).toHaveText(/^\d+ images$/);
});

test('the page shows an error instead of a part of the list', async ({ page, request }) => {
  await request.post(`${mock}/scenarios`, { data: { name: 'expired-token', parameters: { requests: 1 } } });
  await page.goto('/');
  await expect(page.getByRole('status')).toContainText("The images can't be listed");
  await expect(page.getByRole('listitem')).toHaveCount(0);
});
