// swift-tools-version: 6.2
import PackageDescription

/// The settings every Swift target of this package is compiled with.
let settings: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
    .enableUpcomingFeature("InferIsolatedConformances"),
    .enableUpcomingFeature("ImmutableWeakCaptures"),
    .enableExperimentalFeature("Lifetimes"),
    .treatAllWarnings(as: .error),
    .unsafeFlags(["-cross-module-optimization"], .when(configuration: .release)),
]

let nio: [Target.Dependency] = [
    .product(name: "NIOCore", package: "swift-nio"),
    .product(name: "NIOPosix", package: "swift-nio"),
]
let crypto: Target.Dependency = .product(name: "Crypto", package: "swift-crypto")

let package = Package(
    name: "tidemark",
    platforms: [.macOS(.v15)],
    products: [.executable(name: "tidemark", targets: ["tidemark"])],
    dependencies: [
        .package(url: "https://github.com/apple/swift-nio", exact: "2.101.2"),
        .package(url: "https://github.com/apple/swift-nio-ssl", exact: "2.37.6"),
        .package(url: "https://github.com/apple/swift-crypto", exact: "4.5.2"),
        .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2"),
        .package(url: "https://github.com/swift-server/async-http-client", exact: "1.37.0"),
        .package(url: "https://github.com/groue/GRDB.swift", exact: "7.10.0"),
        .package(url: "https://github.com/jpsim/Yams", exact: "6.2.2"),
        .package(url: "https://github.com/hummingbird-project/hummingbird", exact: "2.28.1"),
        .package(url: "https://github.com/hummingbird-project/swift-mustache", exact: "2.1.1"),
        .package(url: "https://github.com/vapor/jwt-kit", exact: "5.7.1"),
        .package(url: "https://github.com/apple/swift-http-types", exact: "1.8.0"),
        .package(url: "https://github.com/apple/swift-log", exact: "1.16.2"),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle", exact: "2.13.0"),
    ],
    targets: [
        .systemLibrary(
            name: "CZstd", path: "Sources/CZstd", pkgConfig: "libzstd", providers: [.apt(["libzstd-dev"])]),
        .systemLibrary(name: "CZlib", path: "Sources/CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
        .systemLibrary(
            name: "CXXHash", path: "Sources/CXXHash", pkgConfig: "libxxhash", providers: [.apt(["libxxhash-dev"])]),
        .systemLibrary(
            name: "CSodium", path: "Sources/CSodium", pkgConfig: "libsodium", providers: [.apt(["libsodium-dev"])]),
        .systemLibrary(
            name: "CPostgres", path: "Sources/CPostgres", pkgConfig: "libpq", providers: [.apt(["libpq-dev"])]),

        .target(name: "CChecksum", dependencies: ["CZlib"], path: "Sources/CChecksum"),
        .target(name: "CPKCS11", path: "Sources/CPKCS11"),
        .target(name: "CSpawn", path: "Sources/CSpawn"),
        .target(name: "Core", swiftSettings: settings),
        .target(
            name: "MySQLWire",
            dependencies: nio + [
                "CZstd", "CZlib", "CChecksum", "CSodium", crypto,
                .product(name: "CryptoExtras", package: "swift-crypto"),
                .product(name: "NIOTLS", package: "swift-nio"),
                .product(name: "NIOSSL", package: "swift-nio-ssl"),
            ],
            swiftSettings: settings),
        .target(
            name: "ObjectStore",
            dependencies: [
                "Core", crypto,
                .product(name: "AsyncHTTPClient", package: "async-http-client"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOHTTP1", package: "swift-nio"),
                .product(name: "NIOSSL", package: "swift-nio-ssl"),
            ],
            swiftSettings: settings),
        .target(
            name: "Repository",
            dependencies: [
                "Core", "ObjectStore", "CZstd", "CPKCS11", crypto,
                .product(name: "CryptoExtras", package: "swift-crypto"),
            ],
            swiftSettings: settings),
        .target(
            name: "Engine",
            dependencies: ["Core", "MySQLWire", "Repository", "ObjectStore", "CXXHash", "CSpawn", crypto],
            swiftSettings: settings),
        .target(
            name: "Age",
            dependencies: ["Core", crypto, .product(name: "CryptoExtras", package: "swift-crypto")],
            swiftSettings: settings),
        .target(
            name: "Catalog",
            dependencies: ["Core", "CPostgres", crypto, .product(name: "GRDB", package: "GRDB.swift")],
            swiftSettings: settings),
        .target(name: "APIModel", dependencies: ["Core"], swiftSettings: settings),
        .target(
            name: "Courier",
            dependencies: nio + [
                "Core", crypto,
                .product(name: "AsyncHTTPClient", package: "async-http-client"),
                .product(name: "NIOHTTP1", package: "swift-nio"),
                .product(name: "NIOSSL", package: "swift-nio-ssl"),
                .product(name: "NIOTLS", package: "swift-nio"),
            ],
            swiftSettings: settings),
        .target(
            name: "Service",
            dependencies: [
                "Core", "APIModel", "Catalog", "MySQLWire", "ObjectStore", "Repository", "Engine", "Age", "Courier",
                crypto,
                .product(name: "CryptoExtras", package: "swift-crypto"), .product(name: "Yams", package: "Yams"),
            ],
            swiftSettings: settings),
        .target(
            name: "Console",
            dependencies: [
                "Core", "APIModel", "Service", crypto, .product(name: "Mustache", package: "swift-mustache"),
            ],
            exclude: ["Assets"], swiftSettings: settings),
        .target(
            name: "Server",
            dependencies: [
                "Core", "APIModel", "Service", "Console", "CZlib", crypto,
                .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "HummingbirdCore", package: "hummingbird"),
                .product(name: "HummingbirdTLS", package: "hummingbird"),
                .product(name: "HTTPTypes", package: "swift-http-types"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOHTTP1", package: "swift-nio"),
                .product(name: "NIOSSL", package: "swift-nio-ssl"),
                .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
            ],
            swiftSettings: settings),
        .target(
            name: "Client",
            dependencies: nio + [
                "Core", "APIModel", "Service",
                .product(name: "AsyncHTTPClient", package: "async-http-client"),
                .product(name: "NIOHTTP1", package: "swift-nio"),
                .product(name: "NIOSSL", package: "swift-nio-ssl"),
            ],
            swiftSettings: settings),
        .target(
            name: "Identity",
            dependencies: [
                "Core", "APIModel", "Service", crypto,
                .product(name: "AsyncHTTPClient", package: "async-http-client"),
                .product(name: "JWTKit", package: "jwt-kit"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOHTTP1", package: "swift-nio"),
                .product(name: "NIOSSL", package: "swift-nio-ssl"),
            ],
            swiftSettings: settings),
        .executableTarget(
            name: "tidemark",
            dependencies: [
                "Core", "MySQLWire", "ObjectStore", "Repository", "Engine", "APIModel", "Catalog", "Service", "Server",
                "Client", "Identity", "Courier", crypto,
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOSSL", package: "swift-nio-ssl"),
                .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
            ],
            swiftSettings: settings),
        .executableTarget(
            name: "FleetBench",
            dependencies: [
                "Core", "APIModel", "Catalog", "Service", "Server",
                .product(name: "Logging", package: "swift-log"),
                .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
                .product(name: "UnixSignals", package: "swift-service-lifecycle"),
            ],
            swiftSettings: settings),
        .target(name: "CAllocationMeter", path: "Sources/CAllocationMeter"),
        .target(
            name: "TestKit",
            dependencies: nio + [
                "Core", "MySQLWire", "ObjectStore", "CAllocationMeter", crypto,
                .product(name: "NIOHTTP1", package: "swift-nio"),
            ],
            swiftSettings: settings),

        .testTarget(
            name: "TestKitTests", dependencies: nio + ["Core", "MySQLWire", "ObjectStore", "TestKit"],
            swiftSettings: settings),
        .testTarget(name: "CoreTests", dependencies: ["Core", "TestKit"], swiftSettings: settings),
        .testTarget(
            name: "MySQLWireTests", dependencies: nio + ["MySQLWire", "TestKit", "CChecksum"],
            resources: [.copy("Fixtures")],
            swiftSettings: settings),
        .testTarget(
            name: "ObjectStoreTests", dependencies: ["Core", "ObjectStore", "TestKit"], swiftSettings: settings),
        .testTarget(
            name: "RepositoryTests", dependencies: ["Core", "ObjectStore", "Repository", "TestKit"],
            exclude: ["Fixtures"], swiftSettings: settings),
        .testTarget(
            name: "EngineTests",
            dependencies: ["Core", "MySQLWire", "ObjectStore", "Repository", "Engine", "TestKit"],
            exclude: ["Log/Fixtures"], swiftSettings: settings),
        .testTarget(name: "AgeTests", dependencies: ["Age", "Core", "TestKit"], swiftSettings: settings),
        .testTarget(
            name: "CourierTests",
            dependencies: nio + [
                "Core", "Courier", "TestKit", crypto,
                .product(name: "NIOHTTP1", package: "swift-nio"),
                .product(name: "NIOSSL", package: "swift-nio-ssl"),
            ],
            swiftSettings: settings),
        .testTarget(
            name: "ServiceTests",
            dependencies: [
                "Core", "APIModel", "Catalog", "MySQLWire", "ObjectStore", "Repository", "Engine", "Age", "Courier",
                "Service", "TestKit", crypto,
            ],
            exclude: ["Access/Fixtures"], swiftSettings: settings),
        .testTarget(
            name: "IdentityTests",
            dependencies: [
                "Core", "APIModel", "Service", "Identity", "TestKit", crypto,
                .product(name: "CryptoExtras", package: "swift-crypto"),
            ],
            swiftSettings: settings),
        .testTarget(
            name: "ConsoleTests", dependencies: ["Core", "APIModel", "Service", "Console", "TestKit"],
            swiftSettings: settings),
        .testTarget(
            name: "ServerTests",
            dependencies: nio + [
                "Core", "APIModel", "Catalog", "Service", "Console", "Server", "Identity", "TestKit",
                .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "HummingbirdTesting", package: "hummingbird"),
                .product(name: "HTTPTypes", package: "swift-http-types"),
                .product(name: "Logging", package: "swift-log"),
            ],
            swiftSettings: settings),
        .testTarget(
            name: "ClientTests",
            dependencies: nio + [
                "Core", "APIModel", "Service", "Client", "TestKit", crypto,
                .product(name: "NIOHTTP1", package: "swift-nio"),
                .product(name: "NIOSSL", package: "swift-nio-ssl"),
            ],
            swiftSettings: settings),
        .testTarget(
            name: "ChaosTests", dependencies: ["Core", "APIModel", "Client", "TestKit"], swiftSettings: settings),
        .testTarget(
            name: "TidemarkTests", dependencies: ["tidemark", "Core", "ObjectStore", "Service", "TestKit"],
            swiftSettings: settings),
    ]
)
