package money

// minorUnits holds the ISO 4217 currencies whose minor unit is not the usual two decimals.
// Source: ISO 4217, list one (current currency and funds code list), six-group.com.
var minorUnits = map[string]int32{
	"BIF": 0, "CLP": 0, "DJF": 0, "GNF": 0, "ISK": 0, "JPY": 0, "KMF": 0, "KRW": 0, "PYG": 0,
	"RWF": 0, "UGX": 0, "UYI": 0, "VND": 0, "VUV": 0, "XAF": 0, "XOF": 0, "XPF": 0,
	"BHD": 3, "IQD": 3, "JOD": 3, "KWD": 3, "LYD": 3, "OMR": 3, "TND": 3,
	"CLF": 4, "UYW": 4,
}

// twoDecimals lists the other currencies, three letters each: the current ones, and those that left the
// list since 2023 (ANG, BGN, HRK, ZWL), which the contracts of running films still name.
const twoDecimals = "AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BMD BND BOB BRL BSD BTN " +
	"BWP BYN BZD CAD CDF CHF CNY COP CRC CUP CVE CZK DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS " +
	"GIP GMD GTQ GYD HKD HNL HRK HTG HUF IDR ILS INR IRR JMD KES KGS KHR KPW KYD KZT LAK LBP LKR LRD LSL " +
	"MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD PAB PEN PGK PHP " +
	"PKR PLN QAR RON RSD RUB SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT " +
	"TOP TRY TTD TWD TZS UAH USD UYU UZS VED VES WST XCD XCG YER ZAR ZMW ZWG ZWL"

// MinorUnits returns the number of decimals of a currency and whether its code is known.
func MinorUnits(code string) (places int32, known bool) {
	if places, known = minorUnits[code]; known {
		return places, true
	}
	if len(code) != 3 {
		return 0, false
	}
	for i := 0; i+3 <= len(twoDecimals); i += 4 {
		if twoDecimals[i:i+3] == code {
			return 2, true
		}
	}
	return 0, false
}
