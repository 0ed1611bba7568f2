<?php
/**
 * How an article is shown.
 *
 * @package ReaderArticle
 */

declare(strict_types=1);

namespace ReaderArticle;

if ( ! defined( 'ABSPATH' ) ) {
	exit;
}

/**
 * How a block or a shortcode shows an article or a reader. Invalid values are those that are not set.
 */
final class EmbedOptions {
	public const THEMES = array( 'plain', 'magazine', 'midnight' );
	public const PARTS  = array( 'header', 'cover', 'sign-off', 'call', 'related' );

	/** The level of the title: that of a page in WordPress is 1. */
	public const LEVEL = 2;

	/**
	 * Creates options of valid values.
	 *
	 * @param string        $theme '' for the theme of the settings, 'none' for the look of the page.
	 * @param array<string> $hide  Words of PARTS.
	 * @param string        $lang  '' for the language of the settings.
	 * @param int           $level The level of the title, 1 to 6.
	 * @param string        $title The title when it was chosen, for a link if nothing else can be shown.
	 */
	private function __construct(
		public readonly string $theme,
		public readonly array $hide,
		public readonly string $lang,
		public readonly int $level,
		public readonly string $title,
	) {
	}

	/**
	 * Reads the attributes of a block or a shortcode.
	 *
	 * @param array<mixed> $attributes By name.
	 */
	public static function from( array $attributes ): self {
		$theme = $attributes['theme'] ?? '';
		$hide  = $attributes['hide'] ?? '';
		$words = is_array( $hide ) ? $hide : preg_split( '/[\s,]+/', is_string( $hide ) ? $hide : '' );
		$lang  = $attributes['lang'] ?? '';
		$level = $attributes['level'] ?? '';
		$title = $attributes['title'] ?? '';
		return new self(
			in_array( $theme, array( ...self::THEMES, 'none' ), true ) ? $theme : '',
			array_values( array_filter( self::PARTS, static fn( string $part ): bool => in_array( $part, (array) $words, true ) ) ),
			is_string( $lang ) && self::is_language( $lang ) ? $lang : '',
			is_scalar( $level ) && preg_match( '/^[1-6]$/', (string) $level ) ? (int) $level : self::LEVEL,
			is_string( $title ) ? mb_substr( $title, 0, 200 ) : '',
		);
	}

	/**
	 * Whether a text has the form of a language tag: a language, and at most one script, region and variant. The desk
	 * refuses others.
	 *
	 * @param string $text A text.
	 */
	public static function is_language( string $text ): bool {
		return 1 === preg_match( '/^[a-z]{2,3}(?:-[a-z]{4})?(?:-(?:[a-z]{2}|\d{3}))?(?:-(?:[a-z\d]{5,8}|\d[a-z\d]{3}))?$/iD', $text );
	}
}
