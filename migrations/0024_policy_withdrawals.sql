-- Withdrawals to banks open: their limits, fees, times and the amounts from which people look.
INSERT INTO policy.versions (version, effective_from, document)
SELECT 4, '2026-11-26T00:00:00Z', versions.document
  || jsonb_build_object(
    'limits', (versions.document->'limits') || (added.document->'limits'),
    'fees', (versions.document->'fees') || (added.document->'fees'),
    'minimums', (versions.document->'minimums') || (added.document->'minimums'),
    'times', (versions.document->'times') || (added.document->'times'),
    'methods', (
      SELECT jsonb_agg(row ORDER BY place) FROM (
        SELECT row, place FROM jsonb_array_elements(versions.document->'methods') WITH ORDINALITY AS kept (row, place)
        WHERE NOT (row->>'operation' = 'withdrawal' AND row->>'method' = 'bank')
        UNION ALL
        SELECT row, 1000 + place FROM jsonb_array_elements(added.document->'methods') WITH ORDINALITY AS new (row, place)
      ) AS rows
    ),
    'withdrawals', added.document->'withdrawals'
  )
FROM policy.versions, (SELECT $document$
{
  "limits": [
    {"operation":"withdrawal","method":"bank","currency":"USD","tier":0,"countries":"any","perTransaction":"200.00","perDay":"200.00","perMonth":"1000.00","dayCount":5,"monthCount":50},
    {"operation":"withdrawal","method":"bank","currency":"USD","tier":1,"countries":"any","perTransaction":"5000.00","perDay":"5000.00","perMonth":"25000.00","dayCount":10,"monthCount":100},
    {"operation":"withdrawal","method":"bank","currency":"USD","tier":2,"countries":"any","perTransaction":"20000.00","perDay":"20000.00","perMonth":"100000.00","dayCount":15,"monthCount":150},
    {"operation":"withdrawal","method":"bank","currency":"EUR","tier":0,"countries":"any","perTransaction":"200.00","perDay":"200.00","perMonth":"1000.00","dayCount":5,"monthCount":50},
    {"operation":"withdrawal","method":"bank","currency":"EUR","tier":1,"countries":"any","perTransaction":"5000.00","perDay":"5000.00","perMonth":"25000.00","dayCount":10,"monthCount":100},
    {"operation":"withdrawal","method":"bank","currency":"EUR","tier":2,"countries":"any","perTransaction":"20000.00","perDay":"20000.00","perMonth":"100000.00","dayCount":15,"monthCount":150},
    {"operation":"withdrawal","method":"bank","currency":"CNY","tier":0,"countries":"any","perTransaction":"1000.00","perDay":"1000.00","perMonth":"5000.00","dayCount":5,"monthCount":50},
    {"operation":"withdrawal","method":"bank","currency":"CNY","tier":1,"countries":"any","perTransaction":"20000.00","perDay":"20000.00","perMonth":"100000.00","dayCount":10,"monthCount":100},
    {"operation":"withdrawal","method":"bank","currency":"CNY","tier":2,"countries":"any","perTransaction":"50000.00","perDay":"50000.00","perMonth":"500000.00","dayCount":15,"monthCount":150},
    {"operation":"withdrawal","method":"bank","currency":"HKD","tier":0,"countries":"any","perTransaction":"1500.00","perDay":"1500.00","perMonth":"8000.00","dayCount":5,"monthCount":50},
    {"operation":"withdrawal","method":"bank","currency":"HKD","tier":1,"countries":"any","perTransaction":"40000.00","perDay":"40000.00","perMonth":"200000.00","dayCount":10,"monthCount":100},
    {"operation":"withdrawal","method":"bank","currency":"HKD","tier":2,"countries":"any","perTransaction":"150000.00","perDay":"150000.00","perMonth":"800000.00","dayCount":15,"monthCount":150},
    {"operation":"withdrawal","method":"bank","currency":"JPY","tier":0,"countries":"any","perTransaction":"30000","perDay":"30000","perMonth":"150000","dayCount":5,"monthCount":50},
    {"operation":"withdrawal","method":"bank","currency":"JPY","tier":1,"countries":"any","perTransaction":"750000","perDay":"750000","perMonth":"3750000","dayCount":10,"monthCount":100},
    {"operation":"withdrawal","method":"bank","currency":"JPY","tier":2,"countries":"any","perTransaction":"3000000","perDay":"3000000","perMonth":"15000000","dayCount":15,"monthCount":150},
    {"operation":"withdrawal","method":"bank","currency":"KWD","tier":0,"countries":"any","perTransaction":"60.000","perDay":"60.000","perMonth":"300.000","dayCount":5,"monthCount":50},
    {"operation":"withdrawal","method":"bank","currency":"KWD","tier":1,"countries":"any","perTransaction":"1500.000","perDay":"1500.000","perMonth":"7500.000","dayCount":10,"monthCount":100},
    {"operation":"withdrawal","method":"bank","currency":"KWD","tier":2,"countries":"any","perTransaction":"6000.000","perDay":"6000.000","perMonth":"30000.000","dayCount":15,"monthCount":150}
  ],
  "fees": [
    {"operation":"withdrawal","method":"bank","currency":"USD","countries":"any","basisPoints":0,"minimum":"1.00","maximum":"1.00"},
    {"operation":"withdrawal","method":"bank","currency":"EUR","countries":"any","basisPoints":0},
    {"operation":"withdrawal","method":"bank","currency":"CNY","countries":"any","basisPoints":0},
    {"operation":"withdrawal","method":"bank","currency":"HKD","countries":"any","basisPoints":0,"minimum":"5.00","maximum":"5.00"},
    {"operation":"withdrawal","method":"bank","currency":"JPY","countries":"any","basisPoints":0,"minimum":"200","maximum":"200"},
    {"operation":"withdrawal","method":"bank","currency":"KWD","countries":"any","basisPoints":0,"minimum":"0.500","maximum":"0.500"}
  ],
  "minimums": [
    {"operation":"withdrawal","method":"bank","currency":"USD","countries":"any","amount":"10.00"},
    {"operation":"withdrawal","method":"bank","currency":"EUR","countries":"any","amount":"5.00"},
    {"operation":"withdrawal","method":"bank","currency":"CNY","countries":"any","amount":"10.00"},
    {"operation":"withdrawal","method":"bank","currency":"HKD","countries":"any","amount":"50.00"},
    {"operation":"withdrawal","method":"bank","currency":"JPY","countries":"any","amount":"1000"},
    {"operation":"withdrawal","method":"bank","currency":"KWD","countries":"any","amount":"2.000"}
  ],
  "times": [
    {"operation":"withdrawal","method":"bank","currency":"USD","within":2,"unit":"business_days","cutOff":"15:00","zone":"America/New_York"},
    {"operation":"withdrawal","method":"bank","currency":"EUR","within":2,"unit":"business_days","cutOff":"15:00","zone":"Europe/Berlin"},
    {"operation":"withdrawal","method":"bank","currency":"CNY","within":2,"unit":"business_days","cutOff":"16:00","zone":"Asia/Shanghai"},
    {"operation":"withdrawal","method":"bank","currency":"HKD","within":2,"unit":"business_days","cutOff":"16:00","zone":"Asia/Hong_Kong"},
    {"operation":"withdrawal","method":"bank","currency":"JPY","within":2,"unit":"business_days","cutOff":"14:00","zone":"Asia/Tokyo"},
    {"operation":"withdrawal","method":"bank","currency":"KWD","within":2,"unit":"business_days","cutOff":"13:00","zone":"Asia/Kuwait"}
  ],
  "methods": [
    {"operation":"withdrawal","method":"bank","currency":"any","countries":"any","offered":true},
    {"operation":"withdrawal","method":"bank","currency":"USDC","countries":"any","offered":false,"why":{"en":"Banks do not carry USDC. It stays in your wallet and can be sent to anybody with OKPay.","zh-CN":"银行不支持 USDC。资金保留在您的钱包中，可转给其他 OKPay 用户。"}}
  ],
  "withdrawals": {
    "reviewFrom": {"USD": "2000.00", "EUR": "2000.00", "CNY": "15000.00", "HKD": "15000.00", "JPY": "300000", "KWD": "600.000"},
    "releaseAloneUpTo": {"USD": "10000.00", "EUR": "10000.00", "CNY": "70000.00", "HKD": "75000.00", "JPY": "1500000", "KWD": "3000.000"}
  }
}
$document$::jsonb AS document) AS added
WHERE policy.versions.version = 3;
