/// Keys of the common kinds, each with the place of its value.
extension ConfigurationKey {
    typealias Place<Value> = any WritableKeyPath<ServiceConfiguration, Value> & Sendable

    static func number(
        _ path: String, _ range: ClosedRange<Int>, _ meaning: String, _ place: Place<Int>
    ) -> ConfigurationKey {
        ConfigurationKey(
            path, "\(range.lowerBound) to \(range.upperBound)", meaning, show: { "\($0[keyPath: place])" },
            read: { field, configuration in
                if let number = field.integer(in: range) { configuration[keyPath: place] = number }
            })
    }

    static func size(
        _ path: String, _ range: ClosedRange<Int>, _ meaning: String, _ place: Place<Int>
    ) -> ConfigurationKey {
        ConfigurationKey(
            path, "a size", meaning, show: { "\($0[keyPath: place])" },
            read: { field, configuration in
                if let bytes = field.bytes(range) { configuration[keyPath: place] = bytes }
            })
    }

    /// Seconds.
    static func span(_ path: String, _ meaning: String, _ place: Place<Double>) -> ConfigurationKey {
        ConfigurationKey(
            path, "a length of time", meaning,
            show: { TimeSpan(seconds: Int($0[keyPath: place])).description },
            read: { field, configuration in
                if let seconds = field.seconds() { configuration[keyPath: place] = seconds }
            })
    }

    static func choice<Choice: CaseIterable & RawRepresentable<String> & Sendable>(
        _ path: String, _ meaning: String, _ place: Place<Choice>
    ) -> ConfigurationKey {
        ConfigurationKey(
            path, Choice.allCases.map(\.rawValue).listed, meaning, show: { $0[keyPath: place].rawValue },
            read: { field, configuration in
                if let choice: Choice = field.choice() { configuration[keyPath: place] = choice }
            })
    }
}
