CREATE SCHEMA policy;
COMMENT ON SCHEMA policy IS 'Limits, fees, times and places in force: what the code enforces and the pages print.';
GRANT USAGE ON SCHEMA policy TO okpay_app;

CREATE TABLE policy.versions (
  version integer PRIMARY KEY CHECK (version > 0),
  effective_from timestamptz NOT NULL UNIQUE,
  document jsonb NOT NULL CHECK (jsonb_typeof(document) = 'object')
);
COMMENT ON TABLE policy.versions IS 'Versions of the policy, append-only; the newest whose time has come is in force.';
COMMENT ON COLUMN policy.versions.version IS 'Number that every decision stores; grows by one.';
COMMENT ON COLUMN policy.versions.effective_from IS 'In force from this moment until the next version''s.';
COMMENT ON COLUMN policy.versions.document IS 'The policy; its shape is src/policy/document.ts. Amounts are decimal strings.';
GRANT SELECT ON policy.versions TO okpay_app;

INSERT INTO policy.versions (version, effective_from, document) VALUES (
  1, '2026-01-01T00:00:00Z', $document$
  {
    "termsVersion": "2026-11-01",
    "transfers": {
      "fee": {
        "basisPoints": 10,
        "limits": {
          "USD":  { "freeUpTo": "20.00",     "minimum": "0.02",     "maximum": "10.00" },
          "EUR":  { "freeUpTo": "20.00",     "minimum": "0.02",     "maximum": "10.00" },
          "CNY":  { "freeUpTo": "100.00",    "minimum": "0.10",     "maximum": "50.00" },
          "HKD":  { "freeUpTo": "100.00",    "minimum": "0.10",     "maximum": "80.00" },
          "JPY":  { "freeUpTo": "2000",      "minimum": "2",        "maximum": "1500" },
          "KWD":  { "freeUpTo": "5.000",     "minimum": "0.005",    "maximum": "3.000" },
          "USDC": { "freeUpTo": "20.000000", "minimum": "0.020000", "maximum": "10.000000" }
        }
      },
      "perTransfer": {
        "USD": "1000.00", "EUR": "1000.00", "CNY": "5000.00", "HKD": "8000.00",
        "JPY": "150000", "KWD": "300.000", "USDC": "1000.000000"
      },
      "perDay": {
        "USD": "2000.00", "EUR": "2000.00", "CNY": "10000.00", "HKD": "16000.00",
        "JPY": "300000", "KWD": "600.000", "USDC": "2000.000000"
      },
      "dailyCount": 50,
      "quoteSeconds": 60,
      "unknownPayeesPerHour": 20
    },
    "bankDeposits": {
      "feeBasisPoints": 0,
      "arrivesWithinBusinessDays": 2,
      "minimum": {
        "USD": "1.00", "EUR": "1.00", "CNY": "10.00", "HKD": "10.00", "JPY": "100", "KWD": "0.500"
      },
      "accounts": {
        "USD": {
          "holder": "OKPay Client Funds", "account": "4820117305",
          "bic": "HTTRUS33", "bankName": "Hudson Trust, New York"
        },
        "EUR": {
          "holder": "OKPay Client Funds", "account": "DE14700999000284011770",
          "bic": "RMTBDEFF", "bankName": "Rhein-Main Treuhandbank, Frankfurt am Main"
        },
        "CNY": {
          "holder": "OKPay Client Funds", "account": "6214002840117730",
          "bic": "PJTBCNSH", "bankName": "Pujiang Trust Bank, Shanghai"
        },
        "HKD": {
          "holder": "OKPay Client Funds", "account": "284-117730-001",
          "bic": "VHTBHKHH", "bankName": "Victoria Harbour Trust Bank, Hong Kong"
        },
        "JPY": {
          "holder": "OKPAY CLIENT FUNDS", "account": "2840117",
          "bic": "NTSBJPJT", "bankName": "Nihonbashi Trust Bank, Tokyo"
        },
        "KWD": {
          "holder": "OKPay Client Funds", "account": "KW65GTBK0000000000000028401177",
          "bic": "GTBKKWKW", "bankName": "Gulf Trust Bank, Kuwait City"
        }
      }
    },
    "countries": {
      "served": [
        "AD", "AE", "AF", "AG", "AI", "AL", "AM", "AO", "AR", "AS", "AT", "AU", "AW", "AX", "AZ", "BA", "BB", "BD", "BE", "BF", "BG", "BH", "BI", "BJ",
        "BL", "BM", "BN", "BO", "BQ", "BR", "BS", "BT", "BW", "BY", "BZ", "CA", "CC", "CD", "CF", "CG", "CH", "CI", "CK", "CL", "CM", "CN", "CO", "CR",
        "CV", "CW", "CX", "CY", "CZ", "DE", "DJ", "DK", "DM", "DO", "DZ", "EC", "EE", "EG", "EH", "ER", "ES", "ET", "FI", "FJ", "FK", "FM", "FO", "FR",
        "GA", "GB", "GD", "GE", "GF", "GG", "GH", "GI", "GL", "GM", "GN", "GP", "GQ", "GR", "GT", "GU", "GW", "GY", "HK", "HN", "HR", "HT", "HU", "ID",
        "IE", "IL", "IM", "IN", "IO", "IQ", "IS", "IT", "JE", "JM", "JO", "JP", "KE", "KG", "KH", "KI", "KM", "KN", "KR", "KW", "KY", "KZ", "LA", "LB",
        "LC", "LI", "LK", "LR", "LS", "LT", "LU", "LV", "LY", "MA", "MC", "MD", "ME", "MF", "MG", "MH", "MK", "ML", "MM", "MN", "MO", "MP", "MQ", "MR",
        "MS", "MT", "MU", "MV", "MW", "MX", "MY", "MZ", "NA", "NC", "NE", "NF", "NG", "NI", "NL", "NO", "NP", "NR", "NU", "NZ", "OM", "PA", "PE", "PF",
        "PG", "PH", "PK", "PL", "PM", "PN", "PR", "PS", "PT", "PW", "PY", "QA", "RE", "RO", "RS", "RU", "RW", "SA", "SB", "SC", "SD", "SE", "SG", "SH",
        "SI", "SJ", "SK", "SL", "SM", "SN", "SO", "SR", "SS", "ST", "SV", "SX", "SZ", "TC", "TD", "TG", "TH", "TJ", "TK", "TL", "TM", "TN", "TO", "TR",
        "TT", "TV", "TW", "TZ", "UA", "UG", "US", "UY", "UZ", "VA", "VC", "VE", "VG", "VI", "VN", "VU", "WF", "WS", "YE", "YT", "ZA", "ZM", "ZW"
      ],
      "notServed": [
        {
          "countries": ["CU", "IR", "KP", "SY"],
          "why": {
            "en": "Sanctions forbid us to hold money for residents of this country",
            "zh-CN": "受制裁规定限制，我们不能为该国居民保管资金"
          }
        },
        {
          "countries": ["AQ", "BV", "GS", "HM", "TF", "UM"],
          "why": {
            "en": "This territory has no permanent residents whose address could be checked",
            "zh-CN": "该地区没有可核实住址的常住居民"
          }
        }
      ],
      "restrictedCurrencies": [
        {
          "currency": "USDC",
          "countries": ["AF", "BD", "CN", "DZ", "EG", "IQ", "KW", "NP", "QA", "TN"],
          "why": {
            "en": "The law of this country does not allow us to offer crypto-assets",
            "zh-CN": "当地法律不允许我们提供加密资产"
          }
        }
      ]
    }
  }
$document$);
