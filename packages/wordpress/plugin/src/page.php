<?php
/**
 * A page of a desk.
 *
 * @package ReaderArticle
 */

declare(strict_types=1);

namespace ReaderArticle;

if ( ! defined( 'ABSPATH' ) ) {
	exit;
}

/**
 * An article or a reader of a desk.
 */
final class Page {
	/**
	 * Creates a page.
	 *
	 * @param string $type 'article' or 'reader'.
	 * @param string $key  The slug of an article, or the PIN of a reader.
	 */
	private function __construct( public readonly string $type, public readonly string $key ) {
	}

	/**
	 * Creates a page; returns null if the desk can have none of this type and key.
	 *
	 * @param string $type 'article' or 'reader'.
	 * @param string $key  The slug of an article, or the PIN of a reader.
	 */
	public static function create( string $type, string $key ): ?self {
		$is_valid = match ( $type ) {
			'article' => DeskAddress::is_slug( $key ),
			'reader'  => DeskAddress::is_pin( $key ),
			default   => false,
		};
		return $is_valid ? new self( $type, $key ) : null;
	}

	/**
	 * Returns the parts of the path of its page.
	 *
	 * @return array<string>
	 */
	public function path(): array {
		return array( "{$this->type}s", $this->key );
	}
}
