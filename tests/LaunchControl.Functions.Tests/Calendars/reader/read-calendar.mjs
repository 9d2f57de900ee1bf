// Reads iCalendar from standard input with Mozilla's parser, and writes what it understood as JSON.
import { text } from 'node:stream/consumers';
import ICAL from 'ical.js';

const calendar = new ICAL.Component(ICAL.parse(await text(process.stdin)));
for (const zone of calendar.getAllSubcomponents('vtimezone')) {
  ICAL.TimezoneService.register(zone);
}

const instant = time => (time.isDate ? time.toString() : time.toJSDate().toISOString());
const events = calendar.getAllSubcomponents('vevent').map(component => {
  const event = new ICAL.Event(component, { strictExceptions: true });
  return {
    uid: event.uid,
    summary: event.summary,
    description: event.description,
    start: instant(event.startDate),
    end: instant(event.endDate),
    zone: component.getFirstProperty('dtstart').getParameter('tzid') ?? null,
    stamp: instant(component.getFirstPropertyValue('dtstamp')),
    changed: instant(component.getFirstPropertyValue('last-modified')),
    sequence: event.sequence,
    status: component.getFirstPropertyValue('status'),
    url: component.getFirstPropertyValue('url'),
    alarms: component.getAllSubcomponents('valarm').map(alarm => alarm.getFirstPropertyValue('trigger').toSeconds()),
  };
});
console.log(JSON.stringify({
  name: calendar.getFirstPropertyValue('x-wr-calname'),
  refresh: calendar.getFirstPropertyValue('refresh-interval').toSeconds(),
  zones: calendar.getAllSubcomponents('vtimezone').map(zone => zone.getFirstPropertyValue('tzid')),
  events,
}));
