import Testing
@testable import Editions
