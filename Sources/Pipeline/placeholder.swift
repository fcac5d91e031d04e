public import Text
