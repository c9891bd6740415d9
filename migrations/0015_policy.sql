ALTER TABLE policy.versions ADD COLUMN announced_at timestamptz;
COMMENT ON COLUMN policy.versions.announced_at IS 'When it was approved and customers could read it; null for those that came with the program.';
GRANT INSERT ON policy.versions TO okpay_app;

CREATE TABLE policy.proposals (
  id uuid PRIMARY KEY,
  base_version integer NOT NULL REFERENCES policy.versions,
  document jsonb NOT NULL CHECK (jsonb_typeof(document) = 'object'),
  effective_from timestamptz,
  is_worse boolean NOT NULL,
  reason text NOT NULL CHECK (length(reason) BETWEEN 1 AND 1000),
  proposed_by uuid NOT NULL,
  proposed_at timestamptz NOT NULL,
  state text NOT NULL CHECK (state IN ('proposed', 'approved', 'rejected', 'withdrawn')),
  decided_by uuid,
  decided_at timestamptz,
  note text CHECK (length(note) <= 1000),
  version integer REFERENCES policy.versions,
  CHECK ((state = 'proposed') = (decided_at IS NULL)),
  CHECK ((decided_at IS NULL) = (decided_by IS NULL)),
  CHECK ((state = 'approved') = (version IS NOT NULL)),
  CHECK (state = 'withdrawn' OR decided_by <> proposed_by)
);
COMMENT ON TABLE policy.proposals IS 'Versions of the policy that staff propose; a second person approves or rejects.';
COMMENT ON COLUMN policy.proposals.id IS 'Shown as prp_….';
COMMENT ON COLUMN policy.proposals.base_version IS 'The newest version when it was proposed; an approval needs it to be that still.';
COMMENT ON COLUMN policy.proposals.document IS 'The whole policy as it would be; its shape is src/policy/document/policy-document.ts.';
COMMENT ON COLUMN policy.proposals.effective_from IS 'When it would come into force; null: as early as the notice allows.';
COMMENT ON COLUMN policy.proposals.is_worse IS 'Whether it takes something from somebody, compared with its base: found once, because both never change.';
COMMENT ON COLUMN policy.proposals.reason IS 'Why, for the colleague who decides.';
COMMENT ON COLUMN policy.proposals.proposed_by IS 'The member of staff.';
COMMENT ON COLUMN policy.proposals.proposed_at IS 'When it was proposed.';
COMMENT ON COLUMN policy.proposals.state IS 'proposed, then once and for all approved, rejected or withdrawn.';
COMMENT ON COLUMN policy.proposals.decided_by IS 'Who approved or rejected: never who proposed. Who withdrew: always who proposed.';
COMMENT ON COLUMN policy.proposals.decided_at IS 'When it was decided.';
COMMENT ON COLUMN policy.proposals.note IS 'Words of whoever decided.';
COMMENT ON COLUMN policy.proposals.version IS 'The version that it became.';
CREATE INDEX proposals_newest ON policy.proposals (proposed_at DESC);
GRANT SELECT, INSERT ON policy.proposals TO okpay_app;
GRANT UPDATE (state, decided_by, decided_at, note, version) ON policy.proposals TO okpay_app;

CREATE TABLE notifications.policy_announcements (
  version integer PRIMARY KEY,
  last_person_id uuid,
  told_count integer NOT NULL DEFAULT 0,
  finished_at timestamptz
);
COMMENT ON TABLE notifications.policy_announcements IS 'How far telling people of a new version of the policy has come; moves in the transaction that tells them, so nobody is told twice.';
COMMENT ON COLUMN notifications.policy_announcements.version IS 'The version that is announced.';
COMMENT ON COLUMN notifications.policy_announcements.last_person_id IS 'Everybody up to this id was looked at; null before the first.';
COMMENT ON COLUMN notifications.policy_announcements.told_count IS 'How many people it concerned.';
COMMENT ON COLUMN notifications.policy_announcements.finished_at IS 'When the last one was looked at.';
GRANT SELECT, INSERT, UPDATE ON notifications.policy_announcements TO okpay_app;

INSERT INTO policy.versions (version, effective_from, document)
SELECT 3, '2026-11-20T00:00:00Z', $document$
{
  "noticeDays": 14,
  "tiers": [
    {"tier":0,"title":{"en":"Contact confirmed","zh-CN":"已验证联系方式"},"requires":{"en":"Your e-mail address or phone number is confirmed.","zh-CN":"已验证邮箱或手机号。"}},
    {"tier":1,"title":{"en":"Identity confirmed","zh-CN":"已验证身份"},"requires":{"en":"An identity document was checked.","zh-CN":"身份证件已通过审核。"}},
    {"tier":2,"title":{"en":"Address confirmed","zh-CN":"已验证地址"},"requires":{"en":"An identity document and a proof of your address were checked.","zh-CN":"身份证件和地址证明均已通过审核。"}}
  ],
  "limits": [
    {"operation":"transfer","method":"okpay","currency":"USD","tier":0,"countries":"any","perTransaction":"1000.00","perDay":"2000.00","perMonth":"20000.00","dayCount":50,"monthCount":500},
    {"operation":"transfer","method":"okpay","currency":"USD","tier":1,"countries":"any","perTransaction":"2500.00","perDay":"5000.00","perMonth":"50000.00","dayCount":100,"monthCount":1000},
    {"operation":"transfer","method":"okpay","currency":"USD","tier":2,"countries":"any","perTransaction":"5000.00","perDay":"10000.00","perMonth":"100000.00","dayCount":200,"monthCount":2000},
    {"operation":"transfer","method":"okpay","currency":"EUR","tier":0,"countries":"any","perTransaction":"1000.00","perDay":"2000.00","perMonth":"20000.00","dayCount":50,"monthCount":500},
    {"operation":"transfer","method":"okpay","currency":"EUR","tier":1,"countries":"any","perTransaction":"2500.00","perDay":"5000.00","perMonth":"50000.00","dayCount":100,"monthCount":1000},
    {"operation":"transfer","method":"okpay","currency":"EUR","tier":2,"countries":"any","perTransaction":"5000.00","perDay":"10000.00","perMonth":"100000.00","dayCount":200,"monthCount":2000},
    {"operation":"transfer","method":"okpay","currency":"CNY","tier":0,"countries":"any","perTransaction":"5000.00","perDay":"10000.00","perMonth":"100000.00","dayCount":50,"monthCount":500},
    {"operation":"transfer","method":"okpay","currency":"CNY","tier":1,"countries":"any","perTransaction":"10000.00","perDay":"20000.00","perMonth":"200000.00","dayCount":100,"monthCount":1000},
    {"operation":"transfer","method":"okpay","currency":"CNY","tier":2,"countries":"any","perTransaction":"20000.00","perDay":"50000.00","perMonth":"500000.00","dayCount":200,"monthCount":2000},
    {"operation":"transfer","method":"okpay","currency":"HKD","tier":0,"countries":"any","perTransaction":"8000.00","perDay":"16000.00","perMonth":"160000.00","dayCount":50,"monthCount":500},
    {"operation":"transfer","method":"okpay","currency":"HKD","tier":1,"countries":"any","perTransaction":"20000.00","perDay":"40000.00","perMonth":"400000.00","dayCount":100,"monthCount":1000},
    {"operation":"transfer","method":"okpay","currency":"HKD","tier":2,"countries":"any","perTransaction":"40000.00","perDay":"80000.00","perMonth":"800000.00","dayCount":200,"monthCount":2000},
    {"operation":"transfer","method":"okpay","currency":"JPY","tier":0,"countries":"any","perTransaction":"150000","perDay":"300000","perMonth":"3000000","dayCount":50,"monthCount":500},
    {"operation":"transfer","method":"okpay","currency":"JPY","tier":1,"countries":"any","perTransaction":"375000","perDay":"750000","perMonth":"7500000","dayCount":100,"monthCount":1000},
    {"operation":"transfer","method":"okpay","currency":"JPY","tier":2,"countries":"any","perTransaction":"750000","perDay":"1500000","perMonth":"15000000","dayCount":200,"monthCount":2000},
    {"operation":"transfer","method":"okpay","currency":"KWD","tier":0,"countries":"any","perTransaction":"300.000","perDay":"600.000","perMonth":"6000.000","dayCount":50,"monthCount":500},
    {"operation":"transfer","method":"okpay","currency":"KWD","tier":1,"countries":"any","perTransaction":"750.000","perDay":"1500.000","perMonth":"15000.000","dayCount":100,"monthCount":1000},
    {"operation":"transfer","method":"okpay","currency":"KWD","tier":2,"countries":"any","perTransaction":"1500.000","perDay":"3000.000","perMonth":"30000.000","dayCount":200,"monthCount":2000},
    {"operation":"transfer","method":"okpay","currency":"USDC","tier":0,"countries":"any","perTransaction":"1000.000000","perDay":"2000.000000","perMonth":"20000.000000","dayCount":50,"monthCount":500},
    {"operation":"transfer","method":"okpay","currency":"USDC","tier":1,"countries":"any","perTransaction":"2500.000000","perDay":"5000.000000","perMonth":"50000.000000","dayCount":100,"monthCount":1000},
    {"operation":"transfer","method":"okpay","currency":"USDC","tier":2,"countries":"any","perTransaction":"5000.000000","perDay":"10000.000000","perMonth":"100000.000000","dayCount":200,"monthCount":2000},
    {"operation":"deposit","method":"bank","currency":"USD","tier":0,"countries":"any","perTransaction":"100000.00","perMonth":"250000.00"},
    {"operation":"deposit","method":"bank","currency":"USD","tier":1,"countries":"any","perTransaction":"250000.00","perMonth":"1000000.00"},
    {"operation":"deposit","method":"bank","currency":"USD","tier":2,"countries":"any","perTransaction":"1000000.00"},
    {"operation":"deposit","method":"bank","currency":"EUR","tier":0,"countries":"any","perTransaction":"100000.00","perMonth":"250000.00"},
    {"operation":"deposit","method":"bank","currency":"EUR","tier":1,"countries":"any","perTransaction":"250000.00","perMonth":"1000000.00"},
    {"operation":"deposit","method":"bank","currency":"EUR","tier":2,"countries":"any","perTransaction":"1000000.00"},
    {"operation":"deposit","method":"bank","currency":"CNY","tier":0,"countries":"any","perTransaction":"700000.00","perMonth":"1750000.00"},
    {"operation":"deposit","method":"bank","currency":"CNY","tier":1,"countries":"any","perTransaction":"1750000.00","perMonth":"7000000.00"},
    {"operation":"deposit","method":"bank","currency":"CNY","tier":2,"countries":"any","perTransaction":"7000000.00"},
    {"operation":"deposit","method":"bank","currency":"HKD","tier":0,"countries":"any","perTransaction":"800000.00","perMonth":"2000000.00"},
    {"operation":"deposit","method":"bank","currency":"HKD","tier":1,"countries":"any","perTransaction":"2000000.00","perMonth":"8000000.00"},
    {"operation":"deposit","method":"bank","currency":"HKD","tier":2,"countries":"any","perTransaction":"8000000.00"},
    {"operation":"deposit","method":"bank","currency":"JPY","tier":0,"countries":"any","perTransaction":"15000000","perMonth":"37500000"},
    {"operation":"deposit","method":"bank","currency":"JPY","tier":1,"countries":"any","perTransaction":"37500000","perMonth":"150000000"},
    {"operation":"deposit","method":"bank","currency":"JPY","tier":2,"countries":"any","perTransaction":"150000000"},
    {"operation":"deposit","method":"bank","currency":"KWD","tier":0,"countries":"any","perTransaction":"30000.000","perMonth":"75000.000"},
    {"operation":"deposit","method":"bank","currency":"KWD","tier":1,"countries":"any","perTransaction":"75000.000","perMonth":"300000.000"},
    {"operation":"deposit","method":"bank","currency":"KWD","tier":2,"countries":"any","perTransaction":"300000.000"}
  ],
  "fees": [
    {"operation":"transfer","method":"okpay","currency":"USD","countries":"any","basisPoints":10,"freeUpTo":"20.00","minimum":"0.02","maximum":"10.00"},
    {"operation":"transfer","method":"okpay","currency":"EUR","countries":"any","basisPoints":10,"freeUpTo":"20.00","minimum":"0.02","maximum":"10.00"},
    {"operation":"transfer","method":"okpay","currency":"CNY","countries":"any","basisPoints":10,"freeUpTo":"100.00","minimum":"0.10","maximum":"50.00"},
    {"operation":"transfer","method":"okpay","currency":"HKD","countries":"any","basisPoints":10,"freeUpTo":"100.00","minimum":"0.10","maximum":"80.00"},
    {"operation":"transfer","method":"okpay","currency":"JPY","countries":"any","basisPoints":10,"freeUpTo":"2000","minimum":"2","maximum":"1500"},
    {"operation":"transfer","method":"okpay","currency":"KWD","countries":"any","basisPoints":10,"freeUpTo":"5.000","minimum":"0.005","maximum":"3.000"},
    {"operation":"transfer","method":"okpay","currency":"USDC","countries":"any","basisPoints":10,"freeUpTo":"20.000000","minimum":"0.020000","maximum":"10.000000"},
    {"operation":"deposit","method":"bank","currency":"USD","countries":"any","basisPoints":0},
    {"operation":"deposit","method":"bank","currency":"EUR","countries":"any","basisPoints":0},
    {"operation":"deposit","method":"bank","currency":"CNY","countries":"any","basisPoints":0},
    {"operation":"deposit","method":"bank","currency":"HKD","countries":"any","basisPoints":0},
    {"operation":"deposit","method":"bank","currency":"JPY","countries":"any","basisPoints":0},
    {"operation":"deposit","method":"bank","currency":"KWD","countries":"any","basisPoints":0}
  ],
  "minimums": [
    {"operation":"deposit","method":"bank","currency":"USD","countries":"any","amount":"1.00"},
    {"operation":"deposit","method":"bank","currency":"EUR","countries":"any","amount":"1.00"},
    {"operation":"deposit","method":"bank","currency":"CNY","countries":"any","amount":"10.00"},
    {"operation":"deposit","method":"bank","currency":"HKD","countries":"any","amount":"10.00"},
    {"operation":"deposit","method":"bank","currency":"JPY","countries":"any","amount":"100"},
    {"operation":"deposit","method":"bank","currency":"KWD","countries":"any","amount":"0.500"}
  ],
  "times": [
    {"operation":"transfer","method":"okpay","currency":"any","within":1,"unit":"minutes"},
    {"operation":"deposit","method":"bank","currency":"USD","within":2,"unit":"business_days","cutOff":"15:00","zone":"America/New_York"},
    {"operation":"deposit","method":"bank","currency":"EUR","within":2,"unit":"business_days","cutOff":"15:00","zone":"Europe/Berlin"},
    {"operation":"deposit","method":"bank","currency":"CNY","within":2,"unit":"business_days","cutOff":"16:00","zone":"Asia/Shanghai"},
    {"operation":"deposit","method":"bank","currency":"HKD","within":2,"unit":"business_days","cutOff":"16:00","zone":"Asia/Hong_Kong"},
    {"operation":"deposit","method":"bank","currency":"JPY","within":2,"unit":"business_days","cutOff":"14:00","zone":"Asia/Tokyo"},
    {"operation":"deposit","method":"bank","currency":"KWD","within":2,"unit":"business_days","cutOff":"13:00","zone":"Asia/Kuwait"}
  ],
  "methods": [
    {"operation":"transfer","method":"okpay","currency":"any","countries":"any","offered":true},
    {"operation":"deposit","method":"bank","currency":"any","countries":"any","offered":true},
    {"operation":"deposit","method":"bank","currency":"USDC","countries":"any","offered":false,"why":{"en":"Banks do not carry USDC. Somebody who has USDC with OKPay can send it to you.","zh-CN":"银行无法转入 USDC。持有 USDC 的 OKPay 用户可以直接转给您。"}},
    {"operation":"deposit","method":"card","currency":"any","countries":"any","offered":false,"why":{"en":"OKPay does not offer card deposits yet; use a bank transfer.","zh-CN":"OKPay 暂不支持银行卡充值，请使用银行转账。"}},
    {"operation":"deposit","method":"card","currency":"USDC","countries":"any","offered":false,"why":{"en":"OKPay does not offer card deposits yet. Somebody who has USDC with OKPay can send it to you.","zh-CN":"OKPay 暂不支持银行卡充值。持有 USDC 的 OKPay 用户可以直接转给您。"}},
    {"operation":"deposit","method":"stablecoin","currency":"any","countries":"any","offered":false,"why":{"en":"A stablecoin would arrive as USDC, not in this currency; use a bank transfer.","zh-CN":"稳定币只能以 USDC 入账，无法存入该币种，请使用银行转账。"}},
    {"operation":"deposit","method":"stablecoin","currency":"USDC","countries":"any","offered":false,"why":{"en":"OKPay does not take deposits from blockchains yet. Somebody who has USDC with OKPay can send it to you.","zh-CN":"OKPay 暂不支持链上充值。持有 USDC 的 OKPay 用户可以直接转给您。"}},
    {"operation":"withdrawal","method":"bank","currency":"any","countries":"any","offered":false,"why":{"en":"OKPay does not pay out to bank accounts yet; the money stays in your wallet and can be sent to anybody with OKPay.","zh-CN":"OKPay 暂不支持提现到银行账户，资金保留在您的钱包中，可转给其他 OKPay 用户。"}},
    {"operation":"withdrawal","method":"card","currency":"any","countries":"any","offered":false,"why":{"en":"OKPay does not pay out to cards yet; the money stays in your wallet and can be sent to anybody with OKPay.","zh-CN":"OKPay 暂不支持提现到银行卡，资金保留在您的钱包中，可转给其他 OKPay 用户。"}},
    {"operation":"withdrawal","method":"stablecoin","currency":"any","countries":"any","offered":false,"why":{"en":"OKPay does not pay out to blockchains yet; the money stays in your wallet and can be sent to anybody with OKPay.","zh-CN":"OKPay 暂不支持提现到区块链，资金保留在您的钱包中，可转给其他 OKPay 用户。"}},
    {"operation":"payment","method":"okpay","currency":"any","countries":"any","offered":false,"why":{"en":"OKPay has no checkout yet; pay a business with an OKPay account by a transfer.","zh-CN":"OKPay 暂未开通收银台，可通过转账向拥有 OKPay 账户的商家付款。"}},
    {"operation":"payment","method":"bank","currency":"any","countries":"any","offered":false,"why":{"en":"OKPay has no checkout yet; top up by bank transfer and pay a business with an OKPay account by a transfer.","zh-CN":"OKPay 暂未开通收银台，可先用银行转账充值，再转账给拥有 OKPay 账户的商家。"}},
    {"operation":"payment","method":"card","currency":"any","countries":"any","offered":false,"why":{"en":"OKPay has no checkout yet and takes no cards; pay a business with an OKPay account by a transfer from your balance.","zh-CN":"OKPay 暂未开通收银台，也不受理银行卡，可用余额转账给拥有 OKPay 账户的商家。"}},
    {"operation":"payment","method":"stablecoin","currency":"any","countries":"any","offered":false,"why":{"en":"OKPay has no checkout yet and takes no payments on blockchains; pay a business with an OKPay account by a transfer from your balance.","zh-CN":"OKPay 暂未开通收银台，也不受理链上支付，可用余额转账给拥有 OKPay 账户的商家。"}}
  ],
  "hours": [
    {"calendar":"support","zone":"Asia/Shanghai",
     "weekly":[{"day":1,"from":"09:00","to":"21:00"},{"day":2,"from":"09:00","to":"21:00"},{"day":3,"from":"09:00","to":"21:00"},{"day":4,"from":"09:00","to":"21:00"},{"day":5,"from":"09:00","to":"21:00"},{"day":6,"from":"09:00","to":"21:00"},{"day":7,"from":"09:00","to":"21:00"}],
     "holidays":[
       {"day":"2026-01-01","name":{"en":"New Year's Day","zh-CN":"元旦"}},
       {"day":"2026-02-17","name":{"en":"Lunar New Year","zh-CN":"春节"}},
       {"day":"2027-01-01","name":{"en":"New Year's Day","zh-CN":"元旦"}},
       {"day":"2027-02-06","name":{"en":"Lunar New Year","zh-CN":"春节"}}
     ]},
    {"calendar":"bank:USD","zone":"America/New_York",
     "weekly":[{"day":1,"from":"09:00","to":"17:00"},{"day":2,"from":"09:00","to":"17:00"},{"day":3,"from":"09:00","to":"17:00"},{"day":4,"from":"09:00","to":"17:00"},{"day":5,"from":"09:00","to":"17:00"}],
     "holidays":[
       {"day":"2026-01-01","name":{"en":"New Year's Day","zh-CN":"元旦"}},
       {"day":"2026-01-19","name":{"en":"Martin Luther King Jr. Day","zh-CN":"马丁·路德·金纪念日"}},
       {"day":"2026-02-16","name":{"en":"Presidents' Day","zh-CN":"总统日"}},
       {"day":"2026-05-25","name":{"en":"Memorial Day","zh-CN":"阵亡将士纪念日"}},
       {"day":"2026-06-19","name":{"en":"Juneteenth","zh-CN":"六月节"}},
       {"day":"2026-09-07","name":{"en":"Labor Day","zh-CN":"劳动节"}},
       {"day":"2026-10-12","name":{"en":"Columbus Day","zh-CN":"哥伦布日"}},
       {"day":"2026-11-11","name":{"en":"Veterans Day","zh-CN":"退伍军人节"}},
       {"day":"2026-11-26","name":{"en":"Thanksgiving Day","zh-CN":"感恩节"}},
       {"day":"2026-12-25","name":{"en":"Christmas Day","zh-CN":"圣诞节"}},
       {"day":"2027-01-01","name":{"en":"New Year's Day","zh-CN":"元旦"}},
       {"day":"2027-01-18","name":{"en":"Martin Luther King Jr. Day","zh-CN":"马丁·路德·金纪念日"}},
       {"day":"2027-02-15","name":{"en":"Presidents' Day","zh-CN":"总统日"}},
       {"day":"2027-05-31","name":{"en":"Memorial Day","zh-CN":"阵亡将士纪念日"}},
       {"day":"2027-07-05","name":{"en":"Independence Day (observed)","zh-CN":"独立日（补休）"}},
       {"day":"2027-09-06","name":{"en":"Labor Day","zh-CN":"劳动节"}},
       {"day":"2027-10-11","name":{"en":"Columbus Day","zh-CN":"哥伦布日"}},
       {"day":"2027-11-11","name":{"en":"Veterans Day","zh-CN":"退伍军人节"}},
       {"day":"2027-11-25","name":{"en":"Thanksgiving Day","zh-CN":"感恩节"}}
     ]},
    {"calendar":"bank:EUR","zone":"Europe/Berlin",
     "weekly":[{"day":1,"from":"08:00","to":"18:00"},{"day":2,"from":"08:00","to":"18:00"},{"day":3,"from":"08:00","to":"18:00"},{"day":4,"from":"08:00","to":"18:00"},{"day":5,"from":"08:00","to":"18:00"}],
     "holidays":[
       {"day":"2026-01-01","name":{"en":"New Year's Day","zh-CN":"元旦"}},
       {"day":"2026-04-03","name":{"en":"Good Friday","zh-CN":"耶稣受难日"}},
       {"day":"2026-04-06","name":{"en":"Easter Monday","zh-CN":"复活节星期一"}},
       {"day":"2026-05-01","name":{"en":"Labour Day","zh-CN":"劳动节"}},
       {"day":"2026-12-25","name":{"en":"Christmas Day","zh-CN":"圣诞节"}},
       {"day":"2027-01-01","name":{"en":"New Year's Day","zh-CN":"元旦"}},
       {"day":"2027-03-26","name":{"en":"Good Friday","zh-CN":"耶稣受难日"}},
       {"day":"2027-03-29","name":{"en":"Easter Monday","zh-CN":"复活节星期一"}}
     ]},
    {"calendar":"bank:CNY","zone":"Asia/Shanghai",
     "weekly":[{"day":1,"from":"09:00","to":"17:00"},{"day":2,"from":"09:00","to":"17:00"},{"day":3,"from":"09:00","to":"17:00"},{"day":4,"from":"09:00","to":"17:00"},{"day":5,"from":"09:00","to":"17:00"}],
     "holidays":[
       {"day":"2026-01-01","name":{"en":"New Year's Day","zh-CN":"元旦"}},
       {"day":"2026-01-02","name":{"en":"New Year's break","zh-CN":"元旦假期"}},
       {"day":"2026-02-16","name":{"en":"Spring Festival","zh-CN":"春节"}},
       {"day":"2026-02-17","name":{"en":"Spring Festival","zh-CN":"春节"}},
       {"day":"2026-02-18","name":{"en":"Spring Festival","zh-CN":"春节"}},
       {"day":"2026-02-19","name":{"en":"Spring Festival","zh-CN":"春节"}},
       {"day":"2026-02-20","name":{"en":"Spring Festival","zh-CN":"春节"}},
       {"day":"2026-02-23","name":{"en":"Spring Festival","zh-CN":"春节"}},
       {"day":"2026-04-06","name":{"en":"Qingming Festival","zh-CN":"清明节"}},
       {"day":"2026-05-01","name":{"en":"Labour Day","zh-CN":"劳动节"}},
       {"day":"2026-05-04","name":{"en":"Labour Day","zh-CN":"劳动节"}},
       {"day":"2026-05-05","name":{"en":"Labour Day","zh-CN":"劳动节"}},
       {"day":"2026-06-19","name":{"en":"Dragon Boat Festival","zh-CN":"端午节"}},
       {"day":"2026-09-25","name":{"en":"Mid-Autumn Festival","zh-CN":"中秋节"}},
       {"day":"2026-10-01","name":{"en":"National Day","zh-CN":"国庆节"}},
       {"day":"2026-10-02","name":{"en":"National Day","zh-CN":"国庆节"}},
       {"day":"2026-10-05","name":{"en":"National Day","zh-CN":"国庆节"}},
       {"day":"2026-10-06","name":{"en":"National Day","zh-CN":"国庆节"}},
       {"day":"2026-10-07","name":{"en":"National Day","zh-CN":"国庆节"}},
       {"day":"2027-01-01","name":{"en":"New Year's Day","zh-CN":"元旦"}},
       {"day":"2027-02-05","name":{"en":"Spring Festival","zh-CN":"春节"}},
       {"day":"2027-02-08","name":{"en":"Spring Festival","zh-CN":"春节"}},
       {"day":"2027-04-05","name":{"en":"Qingming Festival","zh-CN":"清明节"}},
       {"day":"2027-06-09","name":{"en":"Dragon Boat Festival","zh-CN":"端午节"}},
       {"day":"2027-09-15","name":{"en":"Mid-Autumn Festival","zh-CN":"中秋节"}},
       {"day":"2027-10-01","name":{"en":"National Day","zh-CN":"国庆节"}}
     ]},
    {"calendar":"bank:HKD","zone":"Asia/Hong_Kong",
     "weekly":[{"day":1,"from":"09:00","to":"17:00"},{"day":2,"from":"09:00","to":"17:00"},{"day":3,"from":"09:00","to":"17:00"},{"day":4,"from":"09:00","to":"17:00"},{"day":5,"from":"09:00","to":"17:00"}],
     "holidays":[
       {"day":"2026-01-01","name":{"en":"New Year's Day","zh-CN":"元旦"}},
       {"day":"2026-02-17","name":{"en":"Lunar New Year","zh-CN":"农历新年"}},
       {"day":"2026-02-18","name":{"en":"Lunar New Year","zh-CN":"农历新年"}},
       {"day":"2026-02-19","name":{"en":"Lunar New Year","zh-CN":"农历新年"}},
       {"day":"2026-04-03","name":{"en":"Good Friday","zh-CN":"耶稣受难日"}},
       {"day":"2026-04-06","name":{"en":"Day after Ching Ming Festival","zh-CN":"清明节翌日"}},
       {"day":"2026-04-07","name":{"en":"Day after Easter Monday","zh-CN":"复活节星期一翌日"}},
       {"day":"2026-05-01","name":{"en":"Labour Day","zh-CN":"劳动节"}},
       {"day":"2026-05-25","name":{"en":"Day after the Buddha's Birthday","zh-CN":"佛诞翌日"}},
       {"day":"2026-06-19","name":{"en":"Tuen Ng Festival","zh-CN":"端午节"}},
       {"day":"2026-07-01","name":{"en":"HKSAR Establishment Day","zh-CN":"香港特别行政区成立纪念日"}},
       {"day":"2026-10-01","name":{"en":"National Day","zh-CN":"国庆日"}},
       {"day":"2026-10-19","name":{"en":"Day after Chung Yeung Festival","zh-CN":"重阳节翌日"}},
       {"day":"2026-12-25","name":{"en":"Christmas Day","zh-CN":"圣诞节"}},
       {"day":"2027-01-01","name":{"en":"New Year's Day","zh-CN":"元旦"}},
       {"day":"2027-02-08","name":{"en":"Lunar New Year","zh-CN":"农历新年"}},
       {"day":"2027-02-09","name":{"en":"Lunar New Year","zh-CN":"农历新年"}},
       {"day":"2027-03-26","name":{"en":"Good Friday","zh-CN":"耶稣受难日"}},
       {"day":"2027-03-29","name":{"en":"Easter Monday","zh-CN":"复活节星期一"}},
       {"day":"2027-04-05","name":{"en":"Ching Ming Festival","zh-CN":"清明节"}},
       {"day":"2027-05-13","name":{"en":"Buddha's Birthday","zh-CN":"佛诞"}},
       {"day":"2027-06-09","name":{"en":"Tuen Ng Festival","zh-CN":"端午节"}},
       {"day":"2027-07-01","name":{"en":"HKSAR Establishment Day","zh-CN":"香港特别行政区成立纪念日"}},
       {"day":"2027-09-16","name":{"en":"Day after Mid-Autumn Festival","zh-CN":"中秋节翌日"}},
       {"day":"2027-10-01","name":{"en":"National Day","zh-CN":"国庆日"}},
       {"day":"2027-10-08","name":{"en":"Chung Yeung Festival","zh-CN":"重阳节"}},
       {"day":"2027-12-27","name":{"en":"First weekday after Christmas Day","zh-CN":"圣诞节后第一个周日以外的日子"}}
     ]},
    {"calendar":"bank:JPY","zone":"Asia/Tokyo",
     "weekly":[{"day":1,"from":"09:00","to":"15:00"},{"day":2,"from":"09:00","to":"15:00"},{"day":3,"from":"09:00","to":"15:00"},{"day":4,"from":"09:00","to":"15:00"},{"day":5,"from":"09:00","to":"15:00"}],
     "holidays":[
       {"day":"2026-01-01","name":{"en":"New Year's Day","zh-CN":"元旦"}},
       {"day":"2026-01-02","name":{"en":"Bank holiday","zh-CN":"银行假日"}},
       {"day":"2026-01-12","name":{"en":"Coming of Age Day","zh-CN":"成人节"}},
       {"day":"2026-02-11","name":{"en":"National Foundation Day","zh-CN":"建国纪念日"}},
       {"day":"2026-02-23","name":{"en":"Emperor's Birthday","zh-CN":"天皇诞生日"}},
       {"day":"2026-03-20","name":{"en":"Vernal Equinox Day","zh-CN":"春分日"}},
       {"day":"2026-04-29","name":{"en":"Showa Day","zh-CN":"昭和日"}},
       {"day":"2026-05-04","name":{"en":"Greenery Day","zh-CN":"绿之日"}},
       {"day":"2026-05-05","name":{"en":"Children's Day","zh-CN":"儿童节"}},
       {"day":"2026-05-06","name":{"en":"Constitution Day (observed)","zh-CN":"宪法纪念日（补休）"}},
       {"day":"2026-07-20","name":{"en":"Marine Day","zh-CN":"海之日"}},
       {"day":"2026-08-11","name":{"en":"Mountain Day","zh-CN":"山之日"}},
       {"day":"2026-09-21","name":{"en":"Respect for the Aged Day","zh-CN":"敬老日"}},
       {"day":"2026-09-22","name":{"en":"Citizens' Holiday","zh-CN":"国民休息日"}},
       {"day":"2026-09-23","name":{"en":"Autumnal Equinox Day","zh-CN":"秋分日"}},
       {"day":"2026-10-12","name":{"en":"Sports Day","zh-CN":"体育日"}},
       {"day":"2026-11-03","name":{"en":"Culture Day","zh-CN":"文化日"}},
       {"day":"2026-11-23","name":{"en":"Labour Thanksgiving Day","zh-CN":"勤劳感谢日"}},
       {"day":"2026-12-31","name":{"en":"Bank holiday","zh-CN":"银行假日"}},
       {"day":"2027-01-01","name":{"en":"New Year's Day","zh-CN":"元旦"}},
       {"day":"2027-01-11","name":{"en":"Coming of Age Day","zh-CN":"成人节"}},
       {"day":"2027-02-11","name":{"en":"National Foundation Day","zh-CN":"建国纪念日"}},
       {"day":"2027-02-23","name":{"en":"Emperor's Birthday","zh-CN":"天皇诞生日"}},
       {"day":"2027-03-22","name":{"en":"Vernal Equinox Day (observed)","zh-CN":"春分日（补休）"}},
       {"day":"2027-04-29","name":{"en":"Showa Day","zh-CN":"昭和日"}},
       {"day":"2027-05-03","name":{"en":"Constitution Day","zh-CN":"宪法纪念日"}},
       {"day":"2027-05-04","name":{"en":"Greenery Day","zh-CN":"绿之日"}},
       {"day":"2027-05-05","name":{"en":"Children's Day","zh-CN":"儿童节"}},
       {"day":"2027-07-19","name":{"en":"Marine Day","zh-CN":"海之日"}},
       {"day":"2027-08-11","name":{"en":"Mountain Day","zh-CN":"山之日"}},
       {"day":"2027-09-20","name":{"en":"Respect for the Aged Day","zh-CN":"敬老日"}},
       {"day":"2027-09-23","name":{"en":"Autumnal Equinox Day","zh-CN":"秋分日"}},
       {"day":"2027-10-11","name":{"en":"Sports Day","zh-CN":"体育日"}},
       {"day":"2027-11-03","name":{"en":"Culture Day","zh-CN":"文化日"}},
       {"day":"2027-11-23","name":{"en":"Labour Thanksgiving Day","zh-CN":"勤劳感谢日"}},
       {"day":"2027-12-31","name":{"en":"Bank holiday","zh-CN":"银行假日"}}
     ]},
    {"calendar":"bank:KWD","zone":"Asia/Kuwait",
     "weekly":[{"day":1,"from":"08:00","to":"15:00"},{"day":2,"from":"08:00","to":"15:00"},{"day":3,"from":"08:00","to":"15:00"},{"day":4,"from":"08:00","to":"15:00"},{"day":7,"from":"08:00","to":"15:00"}],
     "holidays":[
       {"day":"2026-01-01","name":{"en":"New Year's Day","zh-CN":"元旦"}},
       {"day":"2026-02-25","name":{"en":"National Day","zh-CN":"国庆日"}},
       {"day":"2026-02-26","name":{"en":"Liberation Day","zh-CN":"解放日"}},
       {"day":"2026-03-22","name":{"en":"Eid al-Fitr (by calculation)","zh-CN":"开斋节（按推算）"}},
       {"day":"2026-05-26","name":{"en":"Day of Arafat (by calculation)","zh-CN":"阿拉法特日（按推算）"}},
       {"day":"2026-05-27","name":{"en":"Eid al-Adha (by calculation)","zh-CN":"宰牲节（按推算）"}},
       {"day":"2026-05-28","name":{"en":"Eid al-Adha (by calculation)","zh-CN":"宰牲节（按推算）"}},
       {"day":"2026-06-17","name":{"en":"Islamic New Year (by calculation)","zh-CN":"伊斯兰历新年（按推算）"}},
       {"day":"2026-08-25","name":{"en":"Prophet's Birthday (by calculation)","zh-CN":"圣纪节（按推算）"}},
       {"day":"2027-02-25","name":{"en":"National Day","zh-CN":"国庆日"}},
       {"day":"2027-03-09","name":{"en":"Eid al-Fitr (by calculation)","zh-CN":"开斋节（按推算）"}},
       {"day":"2027-03-10","name":{"en":"Eid al-Fitr (by calculation)","zh-CN":"开斋节（按推算）"}},
       {"day":"2027-03-11","name":{"en":"Eid al-Fitr (by calculation)","zh-CN":"开斋节（按推算）"}},
       {"day":"2027-05-16","name":{"en":"Eid al-Adha (by calculation)","zh-CN":"宰牲节（按推算）"}},
       {"day":"2027-05-17","name":{"en":"Eid al-Adha (by calculation)","zh-CN":"宰牲节（按推算）"}},
       {"day":"2027-05-18","name":{"en":"Eid al-Adha (by calculation)","zh-CN":"宰牲节（按推算）"}},
       {"day":"2027-06-06","name":{"en":"Islamic New Year (by calculation)","zh-CN":"伊斯兰历新年（按推算）"}}
     ]}
  ],
  "coolDowns": [
    {"reason":"password_reset","hours":24},
    {"reason":"password_reset_by_channel","hours":72},
    {"reason":"email_changed","hours":24},
    {"reason":"phone_changed","hours":24},
    {"reason":"factor_replaced","hours":72},
    {"reason":"unfrozen","hours":24},
    {"reason":"unlocked","hours":24}
  ],
  "confirmations": [
    {"chain":"ethereum","blocks":12}
  ]
}
$document$::jsonb || jsonb_build_object(
  'termsVersion', document->'termsVersion',
  'countries', document->'countries',
  'bankDeposits', jsonb_build_object('accounts', document->'bankDeposits'->'accounts'),
  'transfers', (document->'transfers') - 'fee' - 'perTransfer' - 'perDay' - 'dailyCount')
FROM policy.versions WHERE version = 2;
