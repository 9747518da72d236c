// Made by newsgraph. Run with: cypher-shell -f FILE; it may be run again.
CREATE CONSTRAINT newsgraph_Entity IF NOT EXISTS FOR (n:Entity) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT newsgraph_Value IF NOT EXISTS FOR (n:Value) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT newsgraph_Article IF NOT EXISTS FOR (n:Article) REQUIRE n.id IS UNIQUE;
UNWIND [
  {id: 'agreement-ef35fc1fa23d9480c687', name: 'Treaty on the Northern Shelf', aliases: null, type: 'Agreement', wikidata: null, country: null, startDate: null, endDate: null, topic: null}
] AS row
MERGE (n:Entity {id: row.id})
SET n.name = row.name, n.aliases = row.aliases, n.type = row.type, n.wikidata = row.wikidata, n.country = row.country, n.startDate = row.startDate, n.endDate = row.endDate, n.topic = row.topic
SET n:`Agreement`;
UNWIND [
  {id: 'country-630e01e9aa57a82aff55', name: 'Varland', aliases: null, type: 'Country', wikidata: null, country: 'VAR', startDate: null, endDate: null, topic: null},
  {id: 'country-Q40', name: 'Osteria', aliases: null, type: 'Country', wikidata: 'Q40', country: null, startDate: null, endDate: null, topic: null}
] AS row
MERGE (n:Entity {id: row.id})
SET n.name = row.name, n.aliases = row.aliases, n.type = row.type, n.wikidata = row.wikidata, n.country = row.country, n.startDate = row.startDate, n.endDate = row.endDate, n.topic = row.topic
SET n:`Country`;
UNWIND [
  {id: 'event-b45ccee618fc20d6a06b', name: 'flood at Port Anselm, --06-04', aliases: null, type: 'Event', wikidata: null, country: null, startDate: '--06-04', endDate: null, topic: null}
] AS row
MERGE (n:Entity {id: row.id})
SET n.name = row.name, n.aliases = row.aliases, n.type = row.type, n.wikidata = row.wikidata, n.country = row.country, n.startDate = row.startDate, n.endDate = row.endDate, n.topic = row.topic
SET n:`Event`;
UNWIND [
  {id: 'event-af7b402e7feba5aa5776', name: 'talks of Mira Lund and Tomas Ekholm', aliases: null, type: 'Meeting', wikidata: null, country: null, startDate: '2022-05-03', endDate: null, topic: 'fish quotas'}
] AS row
MERGE (n:Entity {id: row.id})
SET n.name = row.name, n.aliases = row.aliases, n.type = row.type, n.wikidata = row.wikidata, n.country = row.country, n.startDate = row.startDate, n.endDate = row.endDate, n.topic = row.topic
SET n:`Event`:`Meeting`;
UNWIND [
  {id: 'person-2c44a232ac1ebd0d8a79', name: 'Mira Lund', aliases: ['Lund'], type: 'Person', wikidata: null, country: null, startDate: null, endDate: null, topic: null},
  {id: 'person-d5d97df97732fb8d1bd5', name: 'Tomas Ekholm', aliases: ['Ekholm'], type: 'Person', wikidata: null, country: null, startDate: null, endDate: null, topic: null},
  {id: 'person-fbada95e357b81bca666', name: 'Jon "The \\ Fox" Vik', aliases: null, type: 'Person', wikidata: null, country: null, startDate: null, endDate: null, topic: null}
] AS row
MERGE (n:Entity {id: row.id})
SET n.name = row.name, n.aliases = row.aliases, n.type = row.type, n.wikidata = row.wikidata, n.country = row.country, n.startDate = row.startDate, n.endDate = row.endDate, n.topic = row.topic
SET n:`Person`;
UNWIND [
  {id: 'place-794c2e7de8c4afc8240d', name: 'Port Anselm', aliases: ['PORT ANSELM'], type: 'City', wikidata: null, country: null, startDate: null, endDate: null, topic: null}
] AS row
MERGE (n:Entity {id: row.id})
SET n.name = row.name, n.aliases = row.aliases, n.type = row.type, n.wikidata = row.wikidata, n.country = row.country, n.startDate = row.startDate, n.endDate = row.endDate, n.topic = row.topic
SET n:`Place`:`City`;
UNWIND [
  {id: 'venue-9ae4dc5e523d21d9b208', name: 'Stone House', aliases: null, type: 'Venue', wikidata: null, country: null, startDate: null, endDate: null, topic: null}
] AS row
MERGE (n:Entity {id: row.id})
SET n.name = row.name, n.aliases = row.aliases, n.type = row.type, n.wikidata = row.wikidata, n.country = row.country, n.startDate = row.startDate, n.endDate = row.endDate, n.topic = row.topic
SET n:`Venue`;
UNWIND [
  {id: 'value-ac8fc32fc25b97b01cc9', value: '2022-05-03'},
  {id: 'value-84b046eaabae4f7d9467', value: '--06-04'},
  {id: 'value-cc523076f1970180c038', value: '12'},
  {id: 'value-9c5e92c3408a31bcfebd', value: 'fraud, bribery & "theft"'}
] AS row
MERGE (n:Value {id: row.id})
SET n.value = row.value;
UNWIND [
  {id: 'article-47d852475ea78de5761f', identifier: 'brief/Ümlaut & more.txt', title: 'Lund "in brief" \\N�', date: null, publisher: null, url: null},
  {id: 'article-03743bc2bf0036a2973d', identifier: 'lund-ekholm.txt', title: 'Lund and Ekholm meet', date: '2022-05-03', publisher: 'The Shelf Courier', url: 'https://news.example/a%20b?x=1&y=%7B2%7D#top'}
] AS row
MERGE (n:Article {id: row.id})
SET n.identifier = row.identifier, n.title = row.title, n.date = row.date, n.publisher = row.publisher, n.url = row.url;
UNWIND [
  {handle: '38f13e45eca6a80ac7c1', date: null, role: null, topic: null, place: null, event: null, polarity: 'positive', modality: 'asserted', speaker: 'Mira Lund', plain: false, amount: null, change: null, period: null, confidence: 0.70, sources: 1, articles: ['article-03743bc2bf0036a2973d'], sentence: '“Osteria attacked our boats,” she added.', subject: 'country-Q40', object: 'country-630e01e9aa57a82aff55'},
  {handle: 'dd63d4d77f12f1312348', date: null, role: null, topic: null, place: null, event: null, polarity: 'positive', modality: 'denied', speaker: 'Tomas Ekholm', plain: false, amount: null, change: null, period: null, confidence: 0.75, sources: 1, articles: ['article-03743bc2bf0036a2973d'], sentence: 'Ekholm denied that Osteria attacked Varland.', subject: 'country-Q40', object: 'country-630e01e9aa57a82aff55'}
] AS row
MATCH (a:Entity {id: row.subject}), (b:Entity {id: row.object})
MERGE (a)-[r:`attacked` {handle: row.handle}]->(b)
SET r.date = row.date, r.role = row.role, r.topic = row.topic, r.place = row.place, r.event = row.event, r.polarity = row.polarity, r.modality = row.modality, r.speaker = row.speaker, r.plain = row.plain, r.amount = row.amount, r.change = row.change, r.period = row.period, r.confidence = row.confidence, r.sources = row.sources, r.articles = row.articles, r.sentence = row.sentence;
UNWIND [
  {handle: '2f9d898e6c0885f63c77', date: null, role: null, topic: null, place: null, event: null, polarity: 'negative', modality: 'asserted', speaker: null, plain: false, amount: null, change: null, period: null, confidence: 0.90, sources: 1, articles: ['article-47d852475ea78de5761f'], sentence: 'Jon "The \\ Fox" Vik was charged with fraud, bribery & "theft".', subject: 'person-fbada95e357b81bca666', object: 'value-9c5e92c3408a31bcfebd'}
] AS row
MATCH (a:Entity {id: row.subject}), (b:Value {id: row.object})
MERGE (a)-[r:`chargedWith` {handle: row.handle}]->(b)
SET r.date = row.date, r.role = row.role, r.topic = row.topic, r.place = row.place, r.event = row.event, r.polarity = row.polarity, r.modality = row.modality, r.speaker = row.speaker, r.plain = row.plain, r.amount = row.amount, r.change = row.change, r.period = row.period, r.confidence = row.confidence, r.sources = row.sources, r.articles = row.articles, r.sentence = row.sentence;
UNWIND [
  {handle: 'ad490bf0298494f6aedb', date: null, role: null, topic: null, place: null, event: null, polarity: 'positive', modality: 'asserted', speaker: null, plain: true, amount: null, change: null, period: null, confidence: 0.97, sources: 1, articles: ['article-03743bc2bf0036a2973d'], sentence: 'PORT ANSELM, Varland, May 3, 2022.', subject: 'place-794c2e7de8c4afc8240d', object: 'country-630e01e9aa57a82aff55'}
] AS row
MATCH (a:Entity {id: row.subject}), (b:Entity {id: row.object})
MERGE (a)-[r:`containedInPlace` {handle: row.handle}]->(b)
SET r.date = row.date, r.role = row.role, r.topic = row.topic, r.place = row.place, r.event = row.event, r.polarity = row.polarity, r.modality = row.modality, r.speaker = row.speaker, r.plain = row.plain, r.amount = row.amount, r.change = row.change, r.period = row.period, r.confidence = row.confidence, r.sources = row.sources, r.articles = row.articles, r.sentence = row.sentence;
UNWIND [
  {handle: 'ecff0379c7648e2747fe', date: null, role: null, topic: null, place: null, event: null, polarity: 'positive', modality: 'asserted', speaker: null, plain: true, amount: null, change: null, period: null, confidence: 0.90, sources: 1, articles: ['article-47d852475ea78de5761f'], sentence: 'A flood at Port Anselm killed about 12 people on 4 June.', subject: 'event-b45ccee618fc20d6a06b', object: 'value-cc523076f1970180c038'}
] AS row
MATCH (a:Entity {id: row.subject}), (b:Value {id: row.object})
MERGE (a)-[r:`deaths` {handle: row.handle}]->(b)
SET r.date = row.date, r.role = row.role, r.topic = row.topic, r.place = row.place, r.event = row.event, r.polarity = row.polarity, r.modality = row.modality, r.speaker = row.speaker, r.plain = row.plain, r.amount = row.amount, r.change = row.change, r.period = row.period, r.confidence = row.confidence, r.sources = row.sources, r.articles = row.articles, r.sentence = row.sentence;
UNWIND [
  {handle: '90b9b0dc63c85758f172', date: null, role: null, topic: null, place: null, event: null, polarity: 'positive', modality: 'asserted', speaker: null, plain: true, amount: null, change: null, period: null, confidence: 0.90, sources: 1, articles: ['article-03743bc2bf0036a2973d'], sentence: 'Mira Lund, the President of Varland, held talks with the Prime Minister of Osteria, Tomas Ekholm, at Stone House on Tuesday.', subject: 'event-af7b402e7feba5aa5776', object: 'venue-9ae4dc5e523d21d9b208'},
  {handle: '41cd3c24e300fbba26db', date: null, role: null, topic: null, place: null, event: null, polarity: 'positive', modality: 'asserted', speaker: null, plain: true, amount: null, change: null, period: null, confidence: 0.90, sources: 1, articles: ['article-47d852475ea78de5761f'], sentence: 'A flood at Port Anselm killed about 12 people on 4 June.', subject: 'event-b45ccee618fc20d6a06b', object: 'place-794c2e7de8c4afc8240d'}
] AS row
MATCH (a:Entity {id: row.subject}), (b:Entity {id: row.object})
MERGE (a)-[r:`location` {handle: row.handle}]->(b)
SET r.date = row.date, r.role = row.role, r.topic = row.topic, r.place = row.place, r.event = row.event, r.polarity = row.polarity, r.modality = row.modality, r.speaker = row.speaker, r.plain = row.plain, r.amount = row.amount, r.change = row.change, r.period = row.period, r.confidence = row.confidence, r.sources = row.sources, r.articles = row.articles, r.sentence = row.sentence;
UNWIND [
  {handle: '741e3df0f2c4473effd0', date: '2022-05-03', role: null, topic: 'fish quotas', place: 'venue-9ae4dc5e523d21d9b208', event: 'event-af7b402e7feba5aa5776', polarity: 'positive', modality: 'asserted', speaker: null, plain: true, amount: null, change: null, period: null, confidence: 0.96, sources: 2, articles: ['article-47d852475ea78de5761f', 'article-03743bc2bf0036a2973d'], sentence: 'Mira Lund, the President of Varland, held talks with the Prime Minister of Osteria, Tomas Ekholm, at Stone House on Tuesday.', subject: 'person-2c44a232ac1ebd0d8a79', object: 'person-d5d97df97732fb8d1bd5'}
] AS row
MATCH (a:Entity {id: row.subject}), (b:Entity {id: row.object})
MERGE (a)-[r:`metWith` {handle: row.handle}]->(b)
SET r.date = row.date, r.role = row.role, r.topic = row.topic, r.place = row.place, r.event = row.event, r.polarity = row.polarity, r.modality = row.modality, r.speaker = row.speaker, r.plain = row.plain, r.amount = row.amount, r.change = row.change, r.period = row.period, r.confidence = row.confidence, r.sources = row.sources, r.articles = row.articles, r.sentence = row.sentence;
UNWIND [
  {handle: '6177f911fef5e379ad2a', date: null, role: null, topic: null, place: null, event: null, polarity: 'positive', modality: 'asserted', speaker: null, plain: true, amount: null, change: null, period: null, confidence: 0.90, sources: 1, articles: ['article-03743bc2bf0036a2973d'], sentence: 'Mira Lund, the President of Varland, held talks with the Prime Minister of Osteria, Tomas Ekholm, at Stone House on Tuesday.', subject: 'event-af7b402e7feba5aa5776', object: 'person-2c44a232ac1ebd0d8a79'},
  {handle: 'd5a315f3d2c2b84a2b73', date: null, role: null, topic: null, place: null, event: null, polarity: 'positive', modality: 'asserted', speaker: null, plain: true, amount: null, change: null, period: null, confidence: 0.90, sources: 1, articles: ['article-03743bc2bf0036a2973d'], sentence: 'Mira Lund, the President of Varland, held talks with the Prime Minister of Osteria, Tomas Ekholm, at Stone House on Tuesday.', subject: 'event-af7b402e7feba5aa5776', object: 'person-d5d97df97732fb8d1bd5'}
] AS row
MATCH (a:Entity {id: row.subject}), (b:Entity {id: row.object})
MERGE (a)-[r:`participant` {handle: row.handle}]->(b)
SET r.date = row.date, r.role = row.role, r.topic = row.topic, r.place = row.place, r.event = row.event, r.polarity = row.polarity, r.modality = row.modality, r.speaker = row.speaker, r.plain = row.plain, r.amount = row.amount, r.change = row.change, r.period = row.period, r.confidence = row.confidence, r.sources = row.sources, r.articles = row.articles, r.sentence = row.sentence;
UNWIND [
  {handle: '60a268015e1d57a3332a', date: null, role: 'President', topic: null, place: null, event: null, polarity: 'positive', modality: 'asserted', speaker: null, plain: true, amount: null, change: null, period: null, confidence: 0.98, sources: 1, articles: ['article-03743bc2bf0036a2973d'], sentence: 'Mira Lund, the President of Varland, held talks with the Prime Minister of Osteria, Tomas Ekholm, at Stone House on Tuesday.', subject: 'person-2c44a232ac1ebd0d8a79', object: 'country-630e01e9aa57a82aff55'},
  {handle: '2550e232b74a3e2d8d9b', date: null, role: 'Prime Minister', topic: null, place: null, event: null, polarity: 'positive', modality: 'asserted', speaker: null, plain: true, amount: null, change: null, period: null, confidence: 0.97, sources: 1, articles: ['article-03743bc2bf0036a2973d'], sentence: 'Mira Lund, the President of Varland, held talks with the Prime Minister of Osteria, Tomas Ekholm, at Stone House on Tuesday.', subject: 'person-d5d97df97732fb8d1bd5', object: 'country-Q40'}
] AS row
MATCH (a:Entity {id: row.subject}), (b:Entity {id: row.object})
MERGE (a)-[r:`positionHeld` {handle: row.handle}]->(b)
SET r.date = row.date, r.role = row.role, r.topic = row.topic, r.place = row.place, r.event = row.event, r.polarity = row.polarity, r.modality = row.modality, r.speaker = row.speaker, r.plain = row.plain, r.amount = row.amount, r.change = row.change, r.period = row.period, r.confidence = row.confidence, r.sources = row.sources, r.articles = row.articles, r.sentence = row.sentence;
UNWIND [
  {handle: 'ac68814913575afdaed2', date: '2023', role: null, topic: null, place: null, event: null, polarity: 'positive', modality: 'planned', speaker: 'Mira Lund', plain: false, amount: null, change: null, period: null, confidence: 0.80, sources: 1, articles: ['article-03743bc2bf0036a2973d'], sentence: '“We will sign the Treaty on the Northern Shelf next year,” Lund said.', subject: 'person-2c44a232ac1ebd0d8a79', object: 'agreement-ef35fc1fa23d9480c687'}
] AS row
MATCH (a:Entity {id: row.subject}), (b:Entity {id: row.object})
MERGE (a)-[r:`signed` {handle: row.handle}]->(b)
SET r.date = row.date, r.role = row.role, r.topic = row.topic, r.place = row.place, r.event = row.event, r.polarity = row.polarity, r.modality = row.modality, r.speaker = row.speaker, r.plain = row.plain, r.amount = row.amount, r.change = row.change, r.period = row.period, r.confidence = row.confidence, r.sources = row.sources, r.articles = row.articles, r.sentence = row.sentence;
UNWIND [
  {handle: '7dde2796fda78ab314c7', date: null, role: null, topic: null, place: null, event: null, polarity: 'positive', modality: 'asserted', speaker: null, plain: true, amount: null, change: null, period: null, confidence: 0.90, sources: 1, articles: ['article-03743bc2bf0036a2973d'], sentence: 'Mira Lund, the President of Varland, held talks with the Prime Minister of Osteria, Tomas Ekholm, at Stone House on Tuesday.', subject: 'event-af7b402e7feba5aa5776', object: 'value-ac8fc32fc25b97b01cc9'},
  {handle: 'd580b1bc90c03f22af02', date: null, role: null, topic: null, place: null, event: null, polarity: 'positive', modality: 'asserted', speaker: null, plain: true, amount: null, change: null, period: null, confidence: 0.90, sources: 1, articles: ['article-47d852475ea78de5761f'], sentence: 'A flood at Port Anselm killed about 12 people on 4 June.', subject: 'event-b45ccee618fc20d6a06b', object: 'value-84b046eaabae4f7d9467'}
] AS row
MATCH (a:Entity {id: row.subject}), (b:Value {id: row.object})
MERGE (a)-[r:`startDate` {handle: row.handle}]->(b)
SET r.date = row.date, r.role = row.role, r.topic = row.topic, r.place = row.place, r.event = row.event, r.polarity = row.polarity, r.modality = row.modality, r.speaker = row.speaker, r.plain = row.plain, r.amount = row.amount, r.change = row.change, r.period = row.period, r.confidence = row.confidence, r.sources = row.sources, r.articles = row.articles, r.sentence = row.sentence;
UNWIND [
  {handle: 'cefa5788747c517a4c13', date: null, role: null, topic: null, place: null, event: null, polarity: 'positive', modality: 'asserted', speaker: null, plain: true, amount: '3000000000 USD', change: '+12%', period: '2021', confidence: 0.90, sources: 1, articles: ['article-03743bc2bf0036a2973d'], sentence: 'Trade between Varland and Osteria grew 12% to $3 billion in 2021.', subject: 'country-630e01e9aa57a82aff55', object: 'country-Q40'}
] AS row
MATCH (a:Entity {id: row.subject}), (b:Entity {id: row.object})
MERGE (a)-[r:`tradesWith` {handle: row.handle}]->(b)
SET r.date = row.date, r.role = row.role, r.topic = row.topic, r.place = row.place, r.event = row.event, r.polarity = row.polarity, r.modality = row.modality, r.speaker = row.speaker, r.plain = row.plain, r.amount = row.amount, r.change = row.change, r.period = row.period, r.confidence = row.confidence, r.sources = row.sources, r.articles = row.articles, r.sentence = row.sentence;
UNWIND [
  {entity: 'agreement-ef35fc1fa23d9480c687', article: 'article-03743bc2bf0036a2973d', mentions: 1},
  {entity: 'country-630e01e9aa57a82aff55', article: 'article-03743bc2bf0036a2973d', mentions: 4},
  {entity: 'country-Q40', article: 'article-03743bc2bf0036a2973d', mentions: 4},
  {entity: 'event-af7b402e7feba5aa5776', article: 'article-03743bc2bf0036a2973d', mentions: 1},
  {entity: 'event-b45ccee618fc20d6a06b', article: 'article-47d852475ea78de5761f', mentions: 1},
  {entity: 'person-2c44a232ac1ebd0d8a79', article: 'article-47d852475ea78de5761f', mentions: 2},
  {entity: 'person-2c44a232ac1ebd0d8a79', article: 'article-03743bc2bf0036a2973d', mentions: 4},
  {entity: 'person-d5d97df97732fb8d1bd5', article: 'article-47d852475ea78de5761f', mentions: 1},
  {entity: 'person-d5d97df97732fb8d1bd5', article: 'article-03743bc2bf0036a2973d', mentions: 3},
  {entity: 'person-fbada95e357b81bca666', article: 'article-47d852475ea78de5761f', mentions: 1},
  {entity: 'place-794c2e7de8c4afc8240d', article: 'article-47d852475ea78de5761f', mentions: 1},
  {entity: 'place-794c2e7de8c4afc8240d', article: 'article-03743bc2bf0036a2973d', mentions: 1},
  {entity: 'venue-9ae4dc5e523d21d9b208', article: 'article-03743bc2bf0036a2973d', mentions: 1}
] AS row
MATCH (a:Entity {id: row.entity}), (b:Article {id: row.article})
MERGE (a)-[r:mentionedIn]->(b)
SET r.mentions = row.mentions;
